package weir.service;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.cli.demo.Deadline;
import weir.cli.demo.LoopbackPort;
import weir.testing.JsonRows;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess;
import weir.testing.WeirProcess.Ended;

/** The commands that look, against services that are well, broken, and killed on real hosts. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ServiceWatchIT {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String APP =
      """
      import http.server, json
      class H(http.server.BaseHTTPRequestHandler):
          def do_GET(s):
              body = json.dumps({"status": "ok"}).encode()
              s.send_response(200); s.send_header("Content-Length", str(len(body))); s.end_headers()
              s.wfile.write(body)
      http.server.HTTPServer(("127.0.0.1", 5555), H).serve_forever()
      """;

  @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(2);

  @BeforeAll
  static void setUp() {
    for (SystemdHost host : HOSTS.all()) {
      host.sh("cat > /opt/app.py <<'END'\n" + APP + "END");
      host.sh(
          "printf 'i=0\\nwhile :; do i=$((i+1)); echo n$i.; sleep 0.1; done\\n' > /opt/talk.sh");
      unit(host, "good", "ExecStart=/usr/bin/python3 /opt/app.py\nRestart=always\nRestartSec=1");
      unit(host, "plain", "ExecStart=/bin/sleep 100000\nRestart=always\nRestartSec=1");
      unit(host, "halted", "ExecStart=/bin/sleep 100000");
      unit(host, "noexec", "ExecStart=/usr/bin/there-is-none");
      unit(host, "loop", "ExecStart=/bin/sh -c 'sleep 1; exit 3'\nRestart=always\nRestartSec=1");
      unit(
          host, "rude", "ExecStart=/bin/sh -c 'trap \"exit 5\" TERM; while :; do sleep 0.1; done'");
      unit(
          host,
          "talker",
          "ExecStart=/bin/sh /opt/talk.sh\nStandardOutput=append:/var/log/talker.log");
      host.sh("systemctl daemon-reload; systemctl mask hidden");
      host.sh("systemctl enable --now good plain loop rude talker; systemctl start noexec");
      host.sh("until curl -fs http://127.0.0.1:5555/; do sleep 0.1; done");
    }
  }

  private static void unit(SystemdHost host, String name, String service) {
    host.sh(
        "cat > /etc/systemd/system/%s.service <<'END'\n[Service]\n%s\n[Install]\nWantedBy=multi-user.target\nEND"
            .formatted(name, service));
  }

  /** Both hosts, and one where nobody listens. */
  private static Path inventory() {
    StringBuilder text = new StringBuilder("all:\n  hosts:\n");
    for (SystemdHost host : HOSTS.all()) {
      text.append("    %s:\n      ansible_port: %d\n".formatted(host.name(), host.port()));
      text.append(
          "      ansible_ssh_common_args: '-o StrictHostKeyChecking=yes -o UserKnownHostsFile=%s'\n"
              .formatted(host.knownHosts()));
    }
    text.append("    gone:\n      ansible_port: %d\n".formatted(LoopbackPort.free()));
    text.append(
        """
          vars:
            ansible_host: 127.0.0.1
            ansible_user: ubuntu
            ansible_ssh_private_key_file: %s
            weir_services:
              - {name: good, url: "http://127.0.0.1:5555/", json: {status: ok}}
              - plain
              - halted
              - hidden
              - noexec
              - loop
        """
            .formatted(HOSTS.first().key()));
    try {
      return Files.writeString(HOSTS.directory().resolve("watch.yml"), text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Ended weir(String command, String... more) {
    List<String> args = new ArrayList<>(List.of(command, "-i", inventory().toString()));
    args.addAll(List.of(more));
    return WeirProcess.weir(args.toArray(String[]::new));
  }

  private static Map<String, Object> states(Ended ended, String host) {
    Map<String, Object> states = new LinkedHashMap<>();
    for (Map<?, ?> row : JsonRows.of(ended)) {
      if (host.equals(row.get("host"))) {
        states.put(String.valueOf(row.get("service")), String.valueOf(row.get("detail")));
      }
    }
    return states;
  }

  private static void await(String what, BooleanSupplier condition) {
    assertTrue(Deadline.await(LONG, condition), what);
  }

  @Test
  @Order(1)
  void tellsEachStateInWords() {
    await(
        "loop has crashed three times",
        () -> Integer.parseInt(HOSTS.first().property("loop", "NRestarts")) >= 3);
    Ended ended = weir("status", "--output", "json");
    assertEquals(4, ended.status(), ended.toString());
    Map<String, String> expected =
        Map.of(
            "good", "healthy",
            "plain", "running",
            "halted", "stopped",
            "hidden", "masked",
            "noexec", "failed 203/EXEC",
            "loop", "crash loop");
    assertEquals(expected, states(ended, "host1"));
    assertEquals(
        List.of("unreachable"), states(ended, "gone").values().stream().distinct().toList());
    for (Map<?, ?> row : JsonRows.of(ended)) {
      if ("good".equals(row.get("service")) && "host1".equals(row.get("host"))) {
        assertEquals(HOSTS.first().property("good", "MainPID"), String.valueOf(row.get("pid")));
        assertEquals("200", row.get("health"));
        assertNotNull(row.get("memory_bytes"));
        assertNotNull(row.get("since"));
      }
    }
  }

  @Test
  @Order(2)
  void exitCodeSaysHowItIs() {
    assertEquals(0, weir("status", "good", "plain", "-l", "host1").status());
    assertEquals(2, weir("status", "good", "halted", "-l", "host1").status());
    assertEquals(4, weir("status", "good").status());
    Ended host = weir("status", "host1");
    assertEquals(1, host.status());
    assertTrue(host.err().contains("-l host1"), host.err());
  }

  @Test
  @Order(3)
  void countsKillsAndNotWhatSomebodyStops() {
    SystemdHost host = HOSTS.first();
    for (int i = 1; i <= 3; i++) {
      String restarts = Integer.toString(i);
      host.sh("systemctl kill --kill-who=main --signal=SIGKILL plain");
      await(
          "plain is back",
          () ->
              host.property("plain", "NRestarts").equals(restarts)
                  && host.property("plain", "SubState").equals("running"));
    }
    host.sh("systemctl restart plain; systemctl stop plain; systemctl start plain");
    // It sleeps once it has said what a signal means to it.
    host.sh(
        "systemctl restart rude; main=$(systemctl show -p MainPID --value rude);"
            + " until pgrep -P \"$main\" -x sleep; do :; done; systemctl stop rude");
    assertEquals("failed", host.property("rude", "ActiveState"));
    Ended ended = weir("crashes", "plain", "rude", "-l", "host1", "--output", "json");
    assertEquals(0, ended.status(), ended.toString());
    Map<?, ?> plain = JsonRows.of(ended).getFirst();
    List<?> crashes = requireNonNull((List<?>) plain.get("crashes"));
    assertEquals(3, crashes.size(), ended.out());
    for (Object crash : crashes) {
      assertEquals("signal 9", ((Map<?, ?>) crash).get("cause"));
      double down = requireNonNull((Number) ((Map<?, ?>) crash).get("down_seconds")).doubleValue();
      assertTrue(down >= 0.9 && down < 10, ended.out());
    }
    assertEquals(List.of(), JsonRows.of(ended).getLast().get("crashes"));
    Ended status = weir("status", "plain", "-l", "host1", "--output", "json");
    assertEquals(3L, JsonRows.of(status).getFirst().get("crashes_24h"));
    assertNotNull(JsonRows.of(status).getFirst().get("crashes_known_since"), "the host is younger");
    assertEquals(2, weir("crashes", "plain", "-l", "host1", "--max-crashes", "2").status());
    assertEquals(2, weir("status", "plain", "-l", "host1", "--max-crashes", "2").status());
  }

  @Test
  @Order(4)
  void neverCallsHealthyWhatAnotherProcessAnswers() {
    SystemdHost host = HOSTS.get(1);
    host.sh("systemctl stop good; systemd-run --unit=squatter python3 /opt/app.py");
    host.sh("until curl -fs http://127.0.0.1:5555/; do sleep 0.1; done");
    unit(host, "good", "ExecStart=/bin/sleep 1000");
    host.sh("systemctl daemon-reload; systemctl start good");
    Ended ended = weir("status", "good", "-l", "host2");
    assertEquals(2, ended.status(), ended.toString());
    assertTrue(ended.out().contains("unhealthy"), ended.out());
    assertTrue(ended.out().contains("port 5555 is held by process"), ended.out());
  }

  @Test
  @Order(5)
  void followsOverRotationAndLostConnectionAndLeavesNothingRunning() throws Exception {
    SystemdHost host = HOSTS.first();
    Path out = HOSTS.directory().resolve("follow.out");
    Process follower = follow(out);
    try {
      await("lines come", () -> numbers(out, "host1").size() > 5);
      host.sh("mv /var/log/talker.log /var/log/talker.log.1; cp /dev/null /var/log/talker.log");
      host.sh("systemctl restart talker");
      await("a new life", () -> numbers(out, "host1").contains(1));
      await("lines go on", () -> numbers(out, "host1").getLast() > 20);
      // The other host's file is copied and emptied, as with copytruncate.
      HOSTS.get(1).sh("cp /var/log/talker.log /var/log/talker.log.1; : > /var/log/talker.log");
      int before = numbers(out, "host2").getLast();
      HOSTS.get(1).sh("pkill -u ubuntu sshd || pkill -u ubuntu sshd-session");
      await("host2 is back", () -> numbers(out, "host2").getLast() > before + 30);
    } finally {
      follower.destroy();
    }
    assertTrue(follower.waitFor(20, TimeUnit.SECONDS));
    for (SystemdHost each : HOSTS.all()) {
      await(
          "nothing is left on " + each.name(),
          () ->
              each.exec("pgrep", "-u", "ubuntu", "sshd").getExitCode() == 1
                  && each.exec("pgrep", "-x", "sudo|tail|journalctl").getExitCode() == 1
                  && each.exec("pgrep", "-x", "-f", "/bin/sh").getExitCode() == 1);
    }
    List<Integer> first = numbers(out, "host1");
    int cut = first.lastIndexOf(1);
    assertNoGap(first.subList(0, cut));
    assertNoGap(first.subList(cut, first.size()));
    assertEquals(
        host.sh("tail -n 1 /var/log/talker.log.1").strip(), "n" + first.get(cut - 1) + ".");
    assertNoGap(numbers(out, "host2"));
  }

  private static void assertNoGap(List<Integer> numbers) {
    assertEquals(
        IntStream.range(0, numbers.size()).map(i -> numbers.getFirst() + i).boxed().toList(),
        numbers);
  }

  private static List<Integer> numbers(Path out, String host) {
    List<Integer> numbers = new ArrayList<>();
    try {
      Matcher line =
          Pattern.compile("(?m)^" + host + " .* n([0-9]+)\\.$").matcher(Files.readString(out));
      while (line.find()) {
        numbers.add(Integer.valueOf(line.group(1)));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return numbers;
  }

  private static Process follow(Path out) throws IOException {
    return new ProcessBuilder(
            WeirProcess.command(
                "logs",
                "talker",
                "-f",
                "-n",
                "3",
                "-i",
                inventory().toString(),
                "-l",
                "host1,host2"))
        .redirectOutput(out.toFile())
        .redirectError(HOSTS.directory().resolve("follow.err").toFile())
        .start();
  }

  @Test
  @Order(6)
  void findsLinesInTheJournalOfAllHosts() {
    HOSTS.all().forEach(host -> host.sh("systemd-run --wait --unit=once-$(hostname) true"));
    Ended ended = weir("logs", "plain", "-l", "host1,host2", "--grep", "started", "--since", "1h");
    assertEquals(0, ended.status(), ended.toString());
    assertTrue(ended.out().contains("host1 | "), ended.out());
    assertTrue(ended.out().contains("host2 | "), ended.out());
    assertTrue(ended.out().lines().allMatch(line -> line.contains("Started")), ended.out());
    assertEquals(4, weir("logs", "plain").status());
  }

  @Test
  @Order(7)
  void programsGetEachLineOfALogAsAnObject() {
    Ended ended =
        weir("logs", "plain", "talker", "-l", "host1,gone", "--output", "json", "-n", "30");
    assertEquals(4, ended.status(), ended.toString());
    assertTrue(ended.err().contains("unreachable"), "what is no line goes elsewhere");
    List<Map<?, ?>> lines = JsonRows.lines(ended);
    JsonRows.assertDocumented("logs", lines);
    assertEquals(30, lines.size(), ended.out());
    Instant last = Instant.EPOCH;
    for (Map<?, ?> line : lines) {
      assertEquals(
          List.of("time", "host", "service", "source", "priority", "message"),
          List.copyOf(line.keySet()));
      assertEquals("host1", line.get("host"));
      Instant time = Instant.parse(String.valueOf(line.get("time")));
      assertFalse(time.isBefore(last), ended.out());
      last = time;
    }
    Map<?, ?> talk = lines.getLast();
    assertEquals("talker", talk.get("service"));
    assertEquals("file", talk.get("source"));
    assertEquals(6L, talk.get("priority"));
    assertTrue(String.valueOf(talk.get("message")).matches("n[0-9]+\\."), ended.out());
    Ended systemd = weir("logs", "plain", "-l", "host1", "--output", "json", "--grep", "Started");
    assertEquals(Set.of("systemd"), values(JsonRows.lines(systemd), "source"));
    assertEquals(Set.of("plain"), values(JsonRows.lines(systemd), "service"));
  }

  private static Set<Object> values(List<Map<?, ?>> rows, String key) {
    return rows.stream().map(row -> requireNonNull(row.get(key))).collect(Collectors.toSet());
  }

  @Test
  @Order(8)
  void aNameThatNoHostKnowsIsToldWithTheNearestSpelling() {
    String told = "the host has no unit plian.service. Did you mean 'plain'?";
    for (String command : List.of("status", "crashes", "logs")) {
      Ended ended = weir(command, "plian", "-l", "host1");
      assertEquals(2, ended.status(), ended.toString());
      assertTrue((ended.out() + ended.err()).contains(told), ended.toString());
    }
  }

  @Test
  @Order(9)
  void helpNamesEachKeyOfTheOutputForPrograms() {
    JsonRows.assertDocumented(
        "status", JsonRows.of(weir("status", "-l", "host1", "--output", "json")));
    List<Map<?, ?>> crashes =
        JsonRows.of(weir("crashes", "plain", "-l", "host1", "--output", "json"));
    JsonRows.assertDocumented("crashes", crashes);
    List<?> each = requireNonNull((List<?>) crashes.getFirst().get("crashes"));
    JsonRows.assertDocumented("crashes", List.of((Map<?, ?>) each.getFirst()));
    JsonRows.assertDocumented(
        "start", JsonRows.of(weir("start", "plain", "-l", "host1", "-C", "--output", "json")));
  }

  @Test
  @Order(10)
  void aWatchOfHealthEndsWithTheRunThatWantedIt() throws Exception {
    SystemdHost host = HOSTS.first();
    String services =
        "{\"weir_services\": [{\"name\": \"plain\", \"url\": \"http://127.0.0.1:5599/\"}]}";
    Process start =
        new ProcessBuilder(
                WeirProcess.command(
                    "start",
                    "plain",
                    "-l",
                    "host1",
                    "--budget",
                    "300",
                    "-e",
                    services,
                    "-i",
                    inventory().toString()))
            .redirectErrorStream(true)
            .redirectOutput(HOSTS.directory().resolve("start.out").toFile())
            .start();
    String look = "pgrep -f ^curl.-q.-sS || ls -d /tmp/tmp.*/headers";
    await("it watches", () -> host.exec("sh", "-c", look).getExitCode() == 0);
    start.destroyForcibly().waitFor();
    await("nobody watches any more", () -> host.exec("sh", "-c", look).getExitCode() != 0);
  }
}
