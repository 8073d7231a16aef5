package weir.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-ins behave as the documented ngrok does; nothing here was tried against ngrok. */
@Timeout(60)
class StandInsTest {
  private static final String ERROR = "ngrok-error-code";

  private final Path directory;
  private final StandIns world;
  private final int webPort;

  StandInsTest(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.world = new StandIns(directory, 30);
    this.webPort = StandIns.freePort();
  }

  @BeforeAll
  static void needsPython() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "python3"))),
        "the stand-ins are Python programs and python3 is not on the PATH");
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private StandIns.Agent online(Map<String, String> environment) throws IOException {
    Path config = world.config("agent.yml", StandIns.TOKEN, StandIns.DOMAIN, webPort);
    StandIns.Agent agent = world.agent(config, environment);
    agent.waitFor("started tunnel");
    return agent;
  }

  private HttpResponse<String> api(String path, String... headers)
      throws IOException, InterruptedException {
    return world.get("127.0.0.1:" + webPort, path, headers);
  }

  private static String code(HttpResponse<String> response) {
    return response.headers().firstValue(ERROR).orElse("");
  }

  @Test
  void requestsReachTheUpstreamWhichCannotForgeAnErrorCode() throws Exception {
    online(Map.of());
    HttpResponse<String> response = world.fromOutside("/health?x=1");
    assertEquals(200, response.statusCode());
    assertEquals("GET/health?x=1", response.body());
    assertEquals("", code(response));
  }

  @Test
  void whatIsNotThereIsToldByItsCode() throws Exception {
    HttpResponse<String> offline = world.fromOutside("/");
    assertEquals(404, offline.statusCode());
    assertEquals("ERR_NGROK_3200", code(offline));

    online(Map.of());
    HttpResponse<String> browser = world.fromOutside("/", "User-Agent", "Mozilla/5.0");
    assertEquals(200, browser.statusCode());
    assertEquals("ERR_NGROK_6024", code(browser));
    assertEquals(
        "",
        code(
            world.fromOutside(
                "/", "User-Agent", "Mozilla/5.0", "ngrok-skip-browser-warning", "1")));

    world.upstream.stop(0);
    HttpResponse<String> refused = world.fromOutside("/");
    assertEquals(502, refused.statusCode());
    assertEquals("ERR_NGROK_8012", code(refused));
  }

  @ParameterizedTest
  @CsvSource({
    "short, a.ngrok-free.dev, ERR_NGROK_105",
    StandIns.REVOKED + ", a.ngrok-free.dev, ERR_NGROK_107",
    "2unknownUnknownUnknownUnknown_5UnknownToken, a.ngrok-free.dev, ERR_NGROK_107",
    "'', a.ngrok-free.dev, ERR_NGROK_4018",
    StandIns.TOKEN + ", other.ngrok-free.dev, ERR_NGROK_320"
  })
  void aRefusedAgentEndsAndSaysWhy(String token, String domain, String code) throws Exception {
    Path config = world.config("agent.yml", token, domain, webPort);
    StandIns.Ended ended =
        world.run(Map.of(), "start", "--all", "--config", config.toString(), "--log", "stdout");
    assertEquals(1, ended.status());
    assertTrue(ended.output().contains(code), ended.output());
    assertTrue(ended.output().contains("session closing"), ended.output());
    if (code.equals("ERR_NGROK_105")) {
      assertTrue(ended.output().contains("Your authtoken: short"), "prints it, as the real one");
    }
  }

  @Test
  void aKilledAgentHoldsItsDomainForAWhile() throws Exception {
    online(Map.of()).process().destroyForcibly().waitFor();
    Path config = world.config("second.yml", StandIns.TOKEN, StandIns.DOMAIN, StandIns.freePort());
    StandIns.Ended second = world.run(Map.of(), "start", "--all", "--config", config.toString());
    assertTrue(second.output().contains("ERR_NGROK_334"), second.output());
  }

  @Test
  void aStoppedAgentLeavesAtOnce() throws Exception {
    StandIns.Agent first = online(Map.of());
    first.process().toHandle().destroy();
    assertTrue(first.process().waitFor(10, TimeUnit.SECONDS));
    assertEquals(0, first.process().exitValue());
    online(Map.of());
    assertEquals(200, world.fromOutside("/").statusCode());
  }

  @Test
  void theApiHasTheDocumentedShapes() throws Exception {
    online(Map.of());
    String upstream = "http://127.0.0.1:" + world.upstream.getAddress().getPort();
    String status = api("/api/status").body();
    assertTrue(status.contains("\"status\": \"online\""), status);
    assertTrue(status.contains("\"agent_version\": \"3.39.0-standin\""), status);
    String endpoints = api("/api/endpoints").body();
    assertTrue(
        endpoints.startsWith(
            "{\"endpoints\": [{\"name\": \"currents\", \"uri\": \"/api/endpoints/currents\","
                + " \"url\": \"https://a.ngrok-free.dev\", \"upstream\": {\"url\": \""
                + upstream
                + "\", \"protocol\": \"http1\"}"),
        endpoints);
    String tunnels = api("/api/tunnels").body();
    assertTrue(tunnels.contains("\"public_url\": \"https://a.ngrok-free.dev\""), tunnels);
    assertTrue(tunnels.contains("\"config\": {\"addr\": \"" + upstream + "\""), tunnels);
    assertEquals(200, api("/api/endpoints/currents").statusCode());
    assertEquals(404, api("/api/endpoints/other").statusCode());
    assertEquals(404, api("/api/other").statusCode());
  }

  @Test
  void faultsCanBeAskedFor() throws Exception {
    online(Map.of("NGROK_STANDIN", "old-agent wrong-url wrong-upstream"));
    assertEquals(404, api("/api/endpoints").statusCode());
    String tunnels = api("/api/tunnels").body();
    assertTrue(tunnels.contains("https://another.ngrok-standin.dev"), tunnels);
    assertEquals("ERR_NGROK_8012", code(world.fromOutside("/")));
  }

  @Test
  void theEdgeFailsOnPurposeUntilItIsToldNotTo() throws Exception {
    online(Map.of());
    for (String code : List.of("6024", "727", "3004")) {
      fault("&code=" + code);
      assertEquals("ERR_NGROK_" + code, code(world.fromOutside("/")));
    }
    fault("");
    assertEquals(200, world.fromOutside("/").statusCode());
  }

  private void fault(String code) throws Exception {
    world.send(
        HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()),
        world.listeners.getOrDefault("admin", ""),
        "/fault?domain=" + StandIns.DOMAIN + code);
  }

  @Test
  void anAgentCutOffStaysUpAndComesBack() throws Exception {
    StandIns.Agent agent = online(Map.of());
    world.send(
        HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()),
        world.listeners.getOrDefault("admin", ""),
        "/cut?seconds=1");
    agent.waitFor("failed to reconnect session");
    assertTrue(api("/api/status").body().contains("\"status\": \"reconnecting\""));
    assertEquals("ERR_NGROK_3200", code(world.fromOutside("/")));
    agent.waitFor("started tunnel");
    assertEquals(200, world.fromOutside("/").statusCode());
  }

  @Test
  void theEnvironmentsTokenWinsOverTheFile() throws Exception {
    Path config = world.config("agent.yml", "short", StandIns.DOMAIN, webPort);
    world.agent(config, Map.of("NGROK_AUTHTOKEN", StandIns.TOKEN)).waitFor("started tunnel");
    assertEquals(200, world.fromOutside("/").statusCode());
  }

  @Test
  void aTakenWebAddressIsAFailureWhenPinned() throws Exception {
    online(Map.of());
    Path config = world.config("second.yml", StandIns.TOKEN, StandIns.DOMAIN, webPort);
    StandIns.Ended second = world.run(Map.of(), "start", "--all", "--config", config.toString());
    assertEquals(1, second.status());
    assertTrue(second.output().contains("bind: address already in use"), second.output());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "version: 3\\nagent:\\n  authtoken: x\\nauthtoken: y|line 4: field authtoken not found",
        "version: 3\\nagent:\\n  authtokn: x|line 3: field authtokn not found",
        "version: 3\\nendpoints: []|'agent' is required",
        "agent:\\n  log: stdout|'version' is required",
        "version: 4\\nagent: {}|unknown version '4'",
        "version: 3\\nagent:\\n\\tlog: stdout|line 3",
        "version: 3\\nagent:\\n  log: stdout\\n    log_level: info|line 4",
        "version: 3\\nagent:\\nendpoints:\\n- name: a\\n  upstream: {\"url\": 1}\\n- name: a"
            + "\\n  upstream: {\"url\": 2}|two endpoints"
      })
  void configurationIsCheckedStrictly(String text, String expected) throws Exception {
    Path config = directory.resolve("bad.yml");
    Files.writeString(config, text.replace("\\n", "\n").replace("\\t", "\t"));
    StandIns.Ended ended = world.run(Map.of(), "config", "check", "--config", config.toString());
    assertEquals(1, ended.status(), ended.output());
    assertTrue(
        ended.output().startsWith("ERROR:  Error reading configuration file"), ended.output());
    assertTrue(ended.output().contains(expected), ended.output());
  }

  @Test
  void laterConfigurationsWin() throws Exception {
    Path base = world.config("base.yml", "short", "other.ngrok-free.dev", webPort);
    Path override = directory.resolve("override.yml");
    Files.writeString(
        override,
        """
        version: 2
        authtoken: unused # a version 2 file has it here
        tunnels:
          currents: {"addr": 80, "proto": "http"}
        """);
    String both = base + "," + override;
    StandIns.Ended ended = world.run(Map.of(), "config", "check", "--config", both);
    assertEquals(0, ended.status(), ended.output());
    assertEquals(
        "Valid configuration file at %s\nValid configuration file at %s\n"
            .formatted(base, override),
        ended.output());
  }

  @Test
  void theyNameThemselvesAndRefuseWhatTheyDoNotKnow() throws Exception {
    assertEquals(
        new StandIns.Ended(0, "ngrok version 3.39.0-standin\n"), world.run(Map.of(), "version"));
    for (String[] words :
        new String[][] {{"start", "-all"}, {"start", "--al"}, {"start"}, {"http", "80"}, {"x"}}) {
      assertNotEquals(0, world.run(Map.of(), words).status());
    }
  }
}
