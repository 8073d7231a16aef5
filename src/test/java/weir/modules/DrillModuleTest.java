package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.ParamBinder;

class DrillModuleTest {
  private static final String URL = "http://127.0.0.1:5555/health";
  private static final String ALWAYS = unit("i1", 7, 0);
  private final TestController controller = new TestController();

  @Test
  void measuresFromTheFirstBadAnswerToTheFirstGoodOne() {
    controller.answering(ALWAYS).answering(well("i1", 7)).answering(crash(1, 9));
    controller.answering(well("i2", 9)).answering(unit("i2", 9, 1));
    Outcome outcome = run(Map.of());
    assertEquals(Outcome.Kind.OK, outcome.kind(), outcome.toString());
    assertTrue(outcome.changed());
    Map<?, ?> drill = only(outcome);
    assertEquals(3.20, drill.get("downtime"));
    assertEquals(3.23, drill.get("downtime_at_most"));
    assertEquals(3.25, drill.get("back_after"));
    assertEquals(List.of(7L, 9L), drill.get("pid"));
    assertEquals(List.of(0L, 1L), drill.get("restarts"));
    assertEquals(true, drill.get("passed"));
    assertEquals(3.0, outcome.values().get("restart_delay"));
    assertTrue(
        controller.asked.contains("modules/drill.sh app.service " + URL + " 200 KILL 60"),
        controller.asked::toString);
  }

  @Test
  void refusesAServiceThatIsNotHealthy() {
    controller.answering(ALWAYS).answering("failing=http\nstatus=503\ntries=2\nelapsed=30\n");
    Outcome outcome = run(Map.of());
    assertTrue(message(outcome).startsWith("app.service is not healthy before: step 3"));
    assertEquals(true, outcome.values().get("refused"));
    assertFalse(outcome.changed());
    assertUntouched();
  }

  @Test
  void refusesWhatSystemdWouldLeaveDown() {
    controller.answering(ALWAYS.replace("=always", "=on-failure"));
    assertEquals(
        "app.service has Restart=on-failure, so systemd would leave it down after" + " SIGTERM",
        message(run(Map.of("signal", "sigterm"))));
    assertUntouched();
  }

  @Test
  void refusesToRebootUnderADisabledService() {
    controller.answering(ALWAYS.replace("=enabled", "=disabled"));
    assertEquals(
        "app.service is disabled, so it would not start at boot",
        message(run(Map.of("reboot", true))));
    assertUntouched();
  }

  @Test
  void twoRestartsAreOneTooMany() {
    controller.answering(ALWAYS).answering(well("i1", 7)).answering(crash(2, 9));
    Outcome outcome = run(Map.of());
    assertTrue(message(outcome).startsWith("systemd counts 2 automatic restarts"));
    assertTrue(outcome.changed());
    assertEquals(false, only(outcome).get("passed"));
  }

  @Test
  void tellsWhatIsWrongWithAServiceThatStaysAway() {
    controller.answering(ALWAYS).answering(well("i1", 7));
    controller.answering(
        crash(1, 0).replace("back=425", "back=").replace("end=425", "end=6100")
            + "status=-1\nerror=connection refused\njournal=no such file\n");
    String said = message(run(Map.of()));
    assertTrue(said.startsWith("not back 60.0 s after SIGKILL: app.service is activating"), said);
    assertTrue(said.contains("connection refused"), said);
    assertTrue(said.endsWith("no such file"), said);
  }

  @Test
  void aSignalWithoutEffectIsAFailure() {
    controller.answering(ALWAYS).answering(well("i1", 7));
    controller.answering(
        "sent=100\nup=6100\ndown=\nback=\nend=6100\npolls=900\nbefore.InvocationID=i1\n"
            + "after.InvocationID=i1\n");
    assertEquals(
        "SIGTERM did not end app.service within 60.0 s", message(run(Map.of("signal", "TERM"))));
  }

  @Test
  void whatAnswersWithoutHavingBeenStartedAnewIsNoRecovery() {
    controller.answering(ALWAYS).answering(well("i1", 7));
    controller.answering(crash(1, 9).replace("after.InvocationID=i2", "after.InvocationID=i1"));
    assertTrue(message(run(Map.of())).contains("did not start it anew"));
  }

  @Test
  void aServiceThatFallsOnceMoreInTheWindowFails() {
    controller.answering(ALWAYS).answering(well("i1", 7)).answering(crash(1, 9));
    controller.answering(well("i3", 11)).answering(unit("i3", 11, 2));
    assertTrue(message(run(Map.of())).contains("was then started once more: process 9 became 11"));
  }

  @Test
  void endsAfterTheFirstDrillThatFails() {
    controller.answering(ALWAYS).answering(well("i1", 7)).answering(crash(3, 9));
    run(Map.of("times", 3));
    assertEquals(
        1, controller.asked.stream().filter(a -> a.startsWith("modules/drill.sh")).count());
  }

  @Test
  void onlySaysWhatItWouldDoUnderCheck() {
    controller.checkMode = true;
    controller.answering(ALWAYS).answering(well("i1", 7));
    Outcome outcome = run(Map.of("times", 2));
    assertEquals(
        "would send SIGKILL to the main process of app.service, times: 2",
        outcome.values().get("msg"));
    assertTrue(outcome.changed());
    assertUntouched();
  }

  @Test
  void saysUnderCheckThatItWouldRefuse() {
    controller.checkMode = true;
    controller.answering(ALWAYS).answering("failing=http\nstatus=503\ntries=2\nelapsed=30\n");
    Outcome outcome = run(Map.of());
    assertEquals(Outcome.Kind.OK, outcome.kind());
    assertFalse(outcome.changed());
    assertTrue(
        String.valueOf(outcome.values().get("msg")).startsWith("would refuse: app.service is not"));
  }

  @Test
  void rebootsAndFindsAnotherInvocation() {
    controller.answering(ALWAYS).answering(well("i1", 7)).answering(ALWAYS);
    controller.answering("boot1\n20\n").answering("").lost().answering("boot2\n20\n");
    controller.answering(well("i2", 3)).answering(well("i2", 3)).answering(unit("i2", 3, 0));
    Outcome outcome = run(Map.of("reboot", true));
    assertEquals(Outcome.Kind.OK, outcome.kind(), outcome.toString());
    assertEquals(0.5, only(outcome).get("host_back"));
    assertEquals(List.of("i1", "i2"), only(outcome).get("invocation"));
  }

  @Test
  void aServiceThatStaysAwayAfterTheRebootFails() {
    controller.answering(ALWAYS).answering(well("i1", 7)).answering(ALWAYS);
    controller.answering("boot1\n").answering("").answering("boot2\n");
    controller.answering("failing=unit\ntries=9\nelapsed=6000\nfirst.LoadState=not-found\n");
    String said = message(run(Map.of("reboot", true)));
    assertTrue(said.startsWith("the host is back, app.service is not: step 1"), said);
  }

  @Test
  void takesOnlySignalsThatEndAProcess() {
    assertThrows(ModuleFailure.class, () -> run(Map.of("signal", "STOP")));
    assertThrows(ModuleFailure.class, () -> run(Map.of("times", 0)));
    assertThrows(
        ModuleFailure.class,
        () -> ParamBinder.bind(DrillModule.Params.class, Map.of("url", "http://a/")));
  }

  @Test
  void readsSystemdsTimes() {
    assertEquals(3, RestartDelay.seconds("3s"));
    assertEquals(0.1, RestartDelay.seconds("100ms"), 1e-9);
    assertEquals(90.5, RestartDelay.seconds("1min 30s 500ms"), 1e-9);
    assertEquals(0, RestartDelay.seconds("infinity"));
  }

  private void assertUntouched() {
    assertFalse(
        controller.asked.stream()
            .anyMatch(a -> a.startsWith("modules/drill.sh") || a.startsWith("modules/reboot.sh")),
        controller.asked::toString);
  }

  private Outcome run(Map<String, Object> more) {
    Map<String, Object> args = new HashMap<>(more);
    args.putAll(Map.of("unit", "app", "url", URL, "json", Map.of("status", "ok")));
    return new DrillModule().run(ParamBinder.bind(DrillModule.Params.class, args), controller);
  }

  private static Map<?, ?> only(Outcome outcome) {
    List<?> drills = (List<?>) Objects.requireNonNull(outcome.values().get("drills"));
    assertEquals(1, drills.size());
    return (Map<?, ?>) drills.getFirst();
  }

  private static String message(Outcome outcome) {
    assertEquals(Outcome.Kind.FAILED, outcome.kind());
    return String.valueOf(outcome.values().get("msg"));
  }

  private static String unit(String invocation, int pid, int restarts) {
    return """
    LoadState=loaded
    UnitFileState=enabled
    Restart=always
    RestartUSec=3s
    InvocationID=%s
    MainPID=%d
    NRestarts=%d
    """
        .formatted(invocation, pid, restarts);
  }

  /** What the drill saw: sent at 1.00, last good at 1.02, bad from 1.05, good at 4.25. */
  private static String crash(int restarts, int pid) {
    return """
    sent=100
    up=102
    down=105
    back=425
    end=425
    polls=80
    before.InvocationID=i1
    before.MainPID=7
    before.NRestarts=0
    after.ActiveState=%s
    after.SubState=auto-restart
    after.InvocationID=i2
    after.MainPID=%d
    after.NRestarts=%d
    """
        .formatted(pid == 0 ? "activating" : "active", pid, restarts);
  }

  /** A service that answers and has been up for a minute. */
  private static String well(String invocation, int pid) {
    String show =
        "ActiveState=active\nInvocationID=%s\nMainPID=%d\nActiveEnterTimestampMonotonic=%d\n"
            .formatted(invocation, pid, 9_940_000_000L);
    return "failing=\ntries=1\nelapsed=5\nnow=1000000\n"
        + show.lines().map("first."::concat).reduce("", (a, b) -> a + b + "\n")
        + show.lines().map("last."::concat).reduce("", (a, b) -> a + b + "\n")
        + "text:\n{\"status\": \"ok\"}";
  }
}
