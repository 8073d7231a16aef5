package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import weir.module.Content;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.ParamBinder;
import weir.module.Source;

/** What is decided about an agent from what a host says. */
class NgrokModuleTest {
  private static final String URL = "https://app.ngrok-free.dev";
  private static final String TOKEN = "2abcDEFghiJKLmnoPQRstuVWXyz_4abcdefghijklmnopqrs";
  private static final String ONLINE = "session={\"status\":\"online\"}\n";
  private static final String OURS =
      "endpoints={\"endpoints\":[{\"name\":\"currents\",\"url\":\"https://app.ngrok-free.dev\","
          + "\"upstream\":{\"url\":\"http://localhost:5555\"}}]}\n";
  private static final String UP =
      "show.LoadState=loaded\nshow.ActiveState=active\nshow.SubState=running\n";
  private static final String GROUP = "group=ngrok:x:990:\npackage=\n";

  private final TestController controller = new TestController();

  private Outcome run(Map<String, Object> more) {
    Map<String, Object> args = new HashMap<>();
    args.put("config", "/etc/ngrok/currents.yml");
    args.put("unit", "ngrok-currents");
    args.put("endpoints", List.of(Map.of("name", "currents", "url", URL, "upstream", 5555)));
    args.putAll(more);
    return new NgrokModule().run(ParamBinder.bind(NgrokParams.class, args), controller);
  }

  /** A look at an agent on a host that has nothing else to tell. */
  private Outcome look(String... lines) {
    controller.answering(GROUP).answering(files("")).answering(String.join("", lines));
    return run(Map.of());
  }

  private static String look(String status, String session, String endpoints) {
    return "checked=0\ntries=1\nelapsed=4\nlistener=unit\nstatus=%s\napi=endpoints\n"
            .formatted(status)
        + session
        + endpoints
        + UP;
  }

  /** What stands at the seven paths; more lines come after the first. */
  private static String files(String first) {
    return "path=/usr/local/bin/ngrok\n"
        + first
        + "path=/usr/local/bin/ngrok.archive\n"
        + "path=/etc/ngrok/currents.yml\n"
        + "path=/etc/apt/keyrings/ngrok.asc\npath=/etc/apt/sources.list.d/ngrok.list\n"
        + "path=/etc/ngrok\nstat=41e8:0:990:40:1000:2:73:16:root:ngrok\npath=/etc/apt/keyrings\n";
  }

  private static String message(Outcome outcome) {
    assertEquals(Outcome.Kind.FAILED, outcome.kind(), outcome.toString());
    return String.valueOf(outcome.values().get("msg"));
  }

  @Test
  void anAgentThatIsOnlineIsNoChange() {
    Outcome outcome = look(look("200", ONLINE, OURS));
    assertEquals(Outcome.Kind.OK, outcome.kind());
    assertFalse(outcome.changed());
    assertEquals("online", outcome.values().get("session"));
  }

  @Test
  void understandsTheTunnelsOfAgentsBeforeEndpoints() {
    String tunnels =
        "api=tunnels\nendpoints={\"tunnels\":[{\"name\":\"currents\",\"public_url\":\"%s\","
                .formatted(URL)
            + "\"config\":{\"addr\":\"http://localhost:5555\"}}]}\n";
    assertEquals(Outcome.Kind.OK, look(look("200", ONLINE, tunnels)).kind());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "105|ERR_NGROK_105: the authtoken is malformed; copy it again from the dashboard",
        "107|ERR_NGROK_107: the authtoken was revoked; make a new one in the dashboard",
        "4018|ERR_NGROK_4018: no authtoken was given; set agent.authtoken in the config",
        "108|ERR_NGROK_108: the account has too many agent sessions; stop the agent that holds",
        "334|ERR_NGROK_334: the address is online from another agent; stop that agent",
        "121|ERR_NGROK_121: the agent is too old; update the ngrok program",
        "9040|ERR_NGROK_9040: this host's address is blocked; ask ngrok's support",
        "320|ERR_NGROK_320: the address is not this account's, or not on its plan",
        "999|ERR_NGROK_999 (https://ngrok.com/docs/errors/err_ngrok_999)"
      })
  void eachRefusalHasItsVerdict(String code, String words) {
    String said = message(look(look("-1", "", ""), "codes=%s \n".formatted(code)));
    assertTrue(said.startsWith("ngrok refuses the agent: " + words), said);
  }

  @Test
  void saysForHowLongItHasBeenRefused() {
    String said = message(look(look("-1", "", ""), "codes=334 \nrefused=83\n"));
    assertTrue(said.contains("pooling_enabled on the endpoint. It has been refused for 83 s"));
  }

  @Test
  void aRefusalThatMayPassIsNotCalledLong() {
    String said = message(look(look("-1", "", ""), "codes=334 \nrefused=12\n"));
    assertFalse(said.contains("It has been refused"), said);
  }

  @Test
  void theTokenIsInNoMessage() {
    String said =
        message(
            look(
                look("-1", "", ""),
                "codes=105 \njournal=ERROR: Your authtoken: short\njournal=x " + TOKEN + "\n"));
    assertTrue(said.contains("Your authtoken: [token]"), said);
    assertFalse(said.contains("short") || said.contains(TOKEN), said);
  }

  @Test
  void saysWhichProcessHasTheApi() {
    String said =
        message(look(look("200", ONLINE, OURS), "listener=foreign\nholder=812 (ngrok http 1)\n"));
    assertEquals(
        "127.0.0.1:4040 is held by process 812 (ngrok http 1), which is not part of"
            + " ngrok-currents.service: stop it",
        said);
  }

  @Test
  void saysWhatTheAgentSaysAgainstItsConfig() {
    String said = message(look(look("-1", "", ""), "checked=1\nsaid=ERROR:  line 2: field x\n"));
    assertEquals("the agent does not accept its config: ERROR:  line 2: field x", said);
  }

  @Test
  void comparesAddressAndUpstream() {
    String other = OURS.replace("localhost:5555", "localhost:8080");
    assertEquals(
        URL + " is online, but goes to http://127.0.0.1:8080, not to http://127.0.0.1:5555",
        message(look(look("200", ONLINE, other))));
  }

  @Test
  void saysWhatIsOnlineInstead() {
    String other = OURS.replace("app.ngrok", "other.ngrok");
    String said = message(look(look("200", ONLINE, other)));
    assertTrue(said.startsWith(URL + " is not online; the agent has https://other.ngrok"), said);
  }

  @Test
  void anAgentThatCannotReachNgrokIsNotWell() {
    String said = message(look(look("200", "session={\"status\":\"reconnecting\"}\n", "")));
    assertTrue(said.contains("it says \"reconnecting\""), said);
  }

  @Test
  void warnsOfATokenInTheEnvironmentAndAnUpstreamThatIsClosed() {
    Outcome outcome = look(look("200", ONLINE, OURS), "environment_token=yes\nclosed=5555\n");
    String warnings = String.valueOf(outcome.values().get("warnings"));
    assertTrue(warnings.contains("NGROK_AUTHTOKEN is set"), warnings);
    assertTrue(warnings.contains("nothing listens on port 5555"), warnings);
  }

  @Test
  void refusesASecondAgentBeforeAnythingIsChanged() {
    controller.answering(GROUP + "agent=ngrok.service (active, enabled)\n").answering(files(""));
    String said = message(run(Map.of("authtoken", TOKEN)));
    assertTrue(said.startsWith("another ngrok agent is on this host; nothing was changed:"), said);
    assertTrue(said.contains("ngrok.service (active, enabled)"), said);
    assertEquals(2, controller.asked.size());
  }

  @Test
  void writesTheConfigurationAndShowsItWithoutItsToken() {
    controller.answering(GROUP).answering(files("")).answering("");
    Outcome outcome =
        run(Map.of("authtoken", TOKEN, "state", "configured", "agent", Map.of("metadata", "rome")));
    assertTrue(outcome.changed());
    assertTrue(
        controller.asked.get(2).startsWith("module/write-file.sh /etc/ngrok/currents.yml"),
        controller.asked.toString());
    assertTrue(controller.asked.get(2).endsWith("/usr/local/bin/ngrok config check --config %s"));
    String text = outcome.diffs().getFirst().after();
    assertFalse(text.contains(TOKEN), text);
    assertEquals(
        """
        version: 3
        agent:
          authtoken: [token]
          web_addr: "127.0.0.1:4040"
          remote_management: false
          update_check: false
          console_ui: false
          metadata: "rome"
        endpoints:
          - name: "currents"
            url: "https://app.ngrok-free.dev"
            upstream:
              url: "5555"
        """,
        reordered(text));
  }

  /** Maps of a test have no order of their own. */
  private static String reordered(String text) {
    String upstream = "    upstream:\n      url: \"5555\"\n";
    return text.replace(upstream, "") + upstream;
  }

  @Test
  void underCheckNothingIsDoneAndTheChangeForetold() {
    controller.checkMode = true;
    controller.answering(GROUP).answering(files("")).answering(look("-1", "", ""));
    Outcome outcome = run(Map.of("authtoken", TOKEN));
    assertEquals(Outcome.Kind.OK, outcome.kind());
    assertTrue(outcome.changed());
    assertTrue(controller.asked.stream().noneMatch(each -> each.contains("write-file")));
    assertTrue(String.valueOf(outcome.values().get("msg")).startsWith("not online now: "));
  }

  @Test
  void aProgramThatIsThereIsNotPutAgain() {
    Content program = Content.of("agent");
    Source binary = new Source("ngrok", false, List.of(new Source.Item("", program, 0755)));
    String there = "stat=81ed:0:0:5:1000:1:73:1:root:root\nsha1=%s\n".formatted(program.sha1());
    controller.answering(GROUP).answering(files(there));
    assertFalse(run(Map.of("binary", binary, "state", "configured")).changed());
  }

  @Test
  void anArchiveIsFetchedOnce() {
    String sum = "a".repeat(64);
    Map<String, Object> args =
        Map.of("url", "https://x/y.tgz", "sha256", sum, "state", "configured");
    controller.answering(GROUP).answering(files("")).answering("");
    assertTrue(run(args).changed());
    assertTrue(
        controller
            .asked
            .getLast()
            .startsWith("modules/ngrok-fetch.sh /usr/local/bin/ngrok " + sum));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "url: https://x/y.tgz|url needs sha256",
        "agent: {metadta: x}|Did you mean 'metadata'?",
        "endpoints: [{name: a, url: b, upstream: 1, trafic_policy: {}}]|'traffic_policy'?",
        "endpoints: [{name: a, url: b, upstream: {url: 1, protcol: http2}}]|'protocol'?",
        "endpoints: [{name: a, url: b, upstream: 1}, {name: a, url: c, upstream: 2}]|two have the"
            + " name a",
        "endpoints: [{name: a, url: b, upstream: 1}, {name: c, url: b, upstream: 2}]|two have the"
            + " url https://b",
        "endpoints: [{name: a}]|an endpoint needs url and upstream",
        "web_addr: here|web_addr is an address and a port"
      })
  void mistakesAreFoundWithoutAHost(String yaml, String expected) {
    Map<String, Object> args = new HashMap<>(Map.of("config", "/c", "authtoken", TOKEN));
    args.putAll(new org.yaml.snakeyaml.Yaml().load(yaml));
    ModuleFailure failure =
        assertThrows(ModuleFailure.class, () -> ParamBinder.bind(NgrokParams.class, args));
    assertTrue(String.valueOf(failure.getMessage()).contains(expected), failure.getMessage());
    assertFalse(String.valueOf(failure.getMessage()).contains(TOKEN));
  }
}
