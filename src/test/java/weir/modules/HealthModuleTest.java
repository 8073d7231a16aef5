package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.module.Controller.HttpReply;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.ParamBinder;

class HealthModuleTest {
  private static final String URL = "https://app.example/health";
  private static final String BODY = "{\"status\": \"ok\", \"pid\": 7}";
  private final TestController controller = new TestController();

  @Test
  void asksASteadyServiceOnce() {
    controller.answering(well(60));
    Outcome outcome = run(Map.of());
    assertEquals(Outcome.Kind.OK, outcome.kind());
    assertEquals(true, outcome.values().get("healthy"));
    assertFalse(outcome.changed());
    assertEquals(1, controller.asked.size());
  }

  @Test
  void watchesAYoungServiceOnlyForTheRestOfTheWindow() {
    controller.answering(well(4)).answering(state("i1", 7));
    assertEquals(Outcome.Kind.OK, run(Map.of()).kind());
    assertEquals("modules/steady.sh app.service i1 7 600", controller.asked.getLast());
  }

  @Test
  void failsAServiceThatIsRestartedInTheWindow() {
    controller.answering(well(4)).answering(state("i2", 9) + "journal=killed\n");
    String said = message(run(Map.of()));
    assertTrue(said.startsWith("step 4 of 7 (steady): app.service was restarted"), said);
    assertTrue(said.contains("process 7 became 9"), said);
    assertTrue(said.endsWith("killed"), said);
  }

  @Test
  void failsAServiceThatIsRestartedWhileItIsAsked() {
    controller.answering(well(60).replace("last.MainPID=7", "last.MainPID=9"));
    assertTrue(message(run(Map.of())).startsWith("step 4 of 7"));
  }

  @Test
  void namesTheStrangerOnThePort() {
    controller.answering(
        """
        failing=listener
        tries=9
        elapsed=6000
        listener=foreign
        holder=812 (python3 app.py)
        first.ActiveState=active
        """);
    assertEquals(
        "step 2 of 7 (its own listener): port 5555 is held by process 812 (python3 app.py), which"
            + " is not part of app.service: stop it, or what answers is not the service"
            + " (after 60.0 s, tries: 9)",
        message(run(Map.of())));
  }

  @Test
  void saysWhyTheUnitDoesNotRun() {
    controller.answering(
        """
        failing=unit
        tries=1
        elapsed=3
        first.LoadState=loaded
        first.ActiveState=activating
        first.SubState=auto-restart
        first.ExecMainCode=1
        first.ExecMainStatus=217
        first.NRestarts=4
        """);
    String said = message(run(Map.of()));
    assertTrue(said.contains("217/USER"), said);
    assertTrue(said.contains("4 automatic restarts"), said);
  }

  @Test
  void saysWhatHttpSaid() {
    controller.answering("failing=http\nstatus=503\ntries=20\nelapsed=3000\n");
    assertEquals(
        "step 3 of 7 (local answer): GET http://127.0.0.1:5555/health answered 503, not 200"
            + " (after 30.0 s, tries: 20)",
        message(run(Map.of())));
  }

  @Test
  void namesTheAddressTheCertificateAndTheCommandThatFail() {
    controller.answering("failing=tcp\nwhat=db:5432\nerror=Connection refused\ntries=3\n");
    assertTrue(
        message(run(Map.of("tcp", List.of("db:5432"))))
            .startsWith(
                "step 2 of 7 (its own listener): db:5432 takes no connection: Connection refused"));
    controller.answers.clear();
    controller.answering("failing=tls\nwhat=Jan  1 00:00:00 2027 GMT\n");
    assertTrue(
        message(run(Map.of("tls", "app:443", "tls_days", 14)))
            .contains("app:443 is valid until Jan  1 00:00:00 2027 GMT, which is less than 14"));
    controller.answers.clear();
    controller.answering("failing=command\nwhat=3\nerror=no master\n");
    assertTrue(
        message(run(Map.of("command", List.of("/usr/bin/check", "now"))))
            .contains("the command /usr/bin/check ended with 3: no master"));
    assertTrue(controller.asked.getLast().endsWith(" 0  /usr/bin/check now"));
  }

  @Test
  void comparesHeadersWhateverTheirCase() {
    controller.answering(well(60).replace("error=\n", "error=\nheader=content-type: text/html\n"));
    Map<String, Object> wanted = Map.of("Content-Type", "application/json");
    String said = message(run(Map.of("headers", wanted)));
    assertTrue(
        said.contains("the header Content-Type is \"text/html\", without \"application/json\""),
        said);
  }

  @Test
  void saysWhichChecksWereMadeAndShowsTheJournalOfARemoteFault() {
    controller.answering(well(60)).answering("journal=the app says this\n");
    controller.replies.add(reply(403, ""));
    Outcome outcome = run(Map.of("public_url", URL));
    assertTrue(message(outcome).endsWith("Last lines of its journal:\n  the app says this"));
    assertEquals(
        "{unit runs=ok, its own listener=ok, local answer=ok, steady=ok, public URL=failed, still"
            + " the same process=not reached}",
        String.valueOf(outcome.values().get("checks")));
  }

  @Test
  void asksAgainForTheRightContentUntilTheBudgetIsSpent() {
    controller.answering(well(60).replace("\"ok\"", "\"starting\""));
    String said = message(run(Map.of()));
    assertTrue(said.contains("the field status is \"starting\", not \"ok\""), said);
    assertTrue(controller.asked.size() > 10);
  }

  @Test
  void takesTheRightContentWhenItComes() {
    controller.answering(well(60).replace("\"ok\"", "\"starting\"")).answering(well(60));
    assertEquals(Outcome.Kind.OK, run(Map.of()).kind());
  }

  @Test
  void onePublicAnswerIsEnoughForASteadyService() {
    controller.answering(well(60)).answering(state("i1", 7));
    controller.replies.add(reply(200, BODY));
    assertEquals(Outcome.Kind.OK, run(Map.of("public_url", URL)).kind());
    assertEquals(1, controller.asked.stream().filter(("GET " + URL)::equals).count());
    assertEquals("modules/steady.sh app.service i1 7 0", controller.asked.getLast());
  }

  @Test
  void aNewServiceMustAnswerTwiceInARow() {
    controller.answering(well(4)).answering(state("i1", 7));
    controller.replies.addAll(List.of(reply(404, ""), reply(200, BODY), reply(200, BODY)));
    assertEquals(Outcome.Kind.OK, run(Map.of("public_url", URL)).kind());
    assertEquals(3, controller.asked.stream().filter(("GET " + URL)::equals).count());
  }

  @Test
  void seldomAsksThePublicUrlAndGivesUp() {
    controller.answering(well(60));
    controller.replies.add(new HttpReply(-1, Map.of(), "", URL, "connection refused"));
    String said = message(run(Map.of("public_url", URL)));
    assertTrue(said.startsWith("step 6 of 7 (public URL): GET " + URL + ": connection refused"));
    assertTrue(controller.asked.size() <= 10, "a month has only so many requests");
  }

  @Test
  void endsAtOnceOnAFinalErrorOfNgrok() {
    controller.answering(well(60));
    controller.replies.add(
        new HttpReply(200, Map.of("Ngrok-Error-Code", "ERR_NGROK_727"), "<html>", URL, null));
    String said = message(run(Map.of("public_url", URL)));
    assertTrue(said.contains("ERR_NGROK_727"), said);
    assertEquals(1, controller.asked.stream().filter(("GET " + URL)::equals).count());
  }

  @Test
  void noticesThatItWasRestartedMeanwhile() {
    controller.answering(well(60)).answering(state("i2", 8));
    controller.replies.add(reply(200, BODY));
    assertTrue(message(run(Map.of("public_url", URL))).startsWith("step 7 of 7"));
  }

  @Test
  void asksTheAgentForTheTunnel() {
    controller.answering(well(60)).answering("status=200\nsession={\"status\":\"reconnecting\"}\n");
    Map<String, Object> tunnel = Map.of("url", "app.example", "upstream", 5555);
    String said = message(run(Map.of("tunnel", tunnel)));
    assertTrue(said.startsWith("step 5 of 7 (tunnel): the agent has no session"), said);
  }

  @Test
  void looksOnceAndNeverFailsUnderCheck() {
    controller.checkMode = true;
    controller.answering(well(4).replace("\"ok\"", "\"starting\""));
    Outcome outcome = run(Map.of());
    assertEquals(Outcome.Kind.OK, outcome.kind());
    assertEquals(false, outcome.values().get("healthy"));
    assertEquals(1, controller.asked.size());
  }

  @Test
  void wantsSomethingToLookAt() {
    assertThrows(
        ModuleFailure.class,
        () -> ParamBinder.bind(HealthModule.Params.class, Map.of("window", 3)));
  }

  private Outcome run(Map<String, Object> more) {
    Map<String, Object> args = new HashMap<>(more);
    args.putAll(
        Map.of(
            "unit",
            "app",
            "url",
            "http://127.0.0.1:5555/health",
            "port",
            "5555",
            "json",
            Map.of("status", "ok")));
    HealthModule module = new HealthModule();
    return module.run(ParamBinder.bind(HealthModule.Params.class, args), controller);
  }

  private static String message(Outcome outcome) {
    assertEquals(Outcome.Kind.FAILED, outcome.kind());
    return String.valueOf(outcome.values().get("msg"));
  }

  private static HttpReply reply(int status, String body) {
    return new HttpReply(status, Map.of("Content-Type", "application/json"), body, URL, null);
  }

  private static String state(String invocation, int pid) {
    return "ActiveState=active\nSubState=running\nInvocationID=%s\nMainPID=%d\nNRestarts=1\n"
        .formatted(invocation, pid);
  }

  /** A service that answers and has been up for so many seconds. */
  private static String well(int seconds) {
    String show =
        state("i1", 7)
            + "ActiveEnterTimestampMonotonic=%d\n".formatted((10_000 - seconds) * 1_000_000L);
    return "failing=\ntries=1\nelapsed=5\nnow=1000000\n"
        + show.lines().map("first."::concat).reduce("", (a, b) -> a + b + "\n")
        + show.lines().map("last."::concat).reduce("", (a, b) -> a + b + "\n")
        + "listener=unit\nholder=\nstatus=200\nerror=\ntext:\n"
        + BODY;
  }
}
