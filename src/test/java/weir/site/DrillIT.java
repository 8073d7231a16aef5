package weir.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weir.testing.JsonRows;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess;
import weir.testing.WeirProcess.Ended;

/** Services that are ended, rebooted, started and stopped on purpose. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DrillIT {
  private static final double RESTART_SECONDS = 3;
  private static final String UNIT = "/etc/systemd/system/currents.service";
  private static final String LOGGER = "/usr/local/bin/logger";

  @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(2);

  @BeforeAll
  static void deploy() throws IOException {
    StringBuilder text = new StringBuilder("all:\n  hosts:\n");
    for (SystemdHost host : HOSTS.all()) {
      text.append("    %s:\n      ansible_port: %d\n".formatted(host.name(), host.port()));
      text.append(
          "      ansible_ssh_common_args: -o StrictHostKeyChecking=yes -o UserKnownHostsFile=%s\n"
              .formatted(host.knownHosts()));
    }
    text.append(
        """
          vars:
            ansible_host: 127.0.0.1
            ansible_user: ubuntu
            ansible_ssh_private_key_file: %s
            tunnel_enabled: false
            weir_services:
              - name: currents
                url: http://127.0.0.1:5555/health
                json: {status: ok, service: currents-local}
          children:
            currents:
              hosts: {host1: {}, host2: {}}
        """
            .formatted(HOSTS.first().key()));
    Files.writeString(inventory(), text);
    Ended run =
        weir("run", "playbooks/site.yml", "-e", "tunnel_enabled=false", "--skip-tags", "verify");
    assertEquals(0, run.status(), run.toString());
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(strings = {"KILL", "TERM", "SEGV"})
  void comesBackWithinTheTimeSystemdWaitsAndTheAppBoots(String signal) {
    SystemdHost host = HOSTS.first();
    host.sh("systemctl reset-failed currents");
    if (signal.equals("SEGV")) {
      // One that knows no journal, as busybox's.
      host.sh("printf '#!/bin/sh\\nexit 1\\n' > %1$s; chmod 755 %1$s".formatted(LOGGER));
    }
    double boot = bootSeconds(host);
    String before = host.property("currents", "InvocationID");
    Ended drill =
        weir("drill", "-l", host.name(), "--signal", signal, "--window", "3", "--output", "json");
    assertEquals(0, drill.status(), drill.toString());
    Map<?, ?> row = JsonRows.of(drill).getFirst();
    JsonRows.assertDocumented("drill", List.of(row));
    double down = number(row, "downtime");
    String current = host.property("currents", "InvocationID");
    assertEquals(current, last(row, "invocation"));
    assertNotEquals(before, current);
    assertEquals(host.property("currents", "MainPID"), last(row, "pid"));
    assertEquals("1", host.property("currents", "NRestarts"));
    // The machine may be busier than before.
    boot = Math.max(boot, bootSeconds(host));
    System.out.printf(
        Locale.ROOT,
        "SIG%s: down %.2f s (at most %.2f), looked every %.3f s; boot alone %.2f s%n",
        signal,
        down,
        number(row, "downtime_at_most"),
        number(row, "poll_interval"),
        boot);
    // Systemd's timer is not early, but the signal comes a moment before the first bad answer.
    assertTrue(down > RESTART_SECONDS - 0.2, row.toString());
    // It shares the machine with the looks at it: its start may take twice as long as alone.
    assertTrue(down < RESTART_SECONDS + 2 * boot + 1, "boot %.2f: %s".formatted(boot, row));
    assertEquals(List.of(0L, 1L), row.get("restarts"));
  }

  @Test
  @Order(2)
  void drillsAreNoCrashesAndTheJournalNamesThem() {
    SystemdHost host = HOSTS.first();
    host.sh("rm " + LOGGER);
    Map<?, ?> row = JsonRows.of(weir("status", "-l", host.name(), "--output", "json")).getFirst();
    assertEquals(0L, row.get("crashes_24h"), row.toString());
    // SIGTERM ended it as a stop does, and that is no crash in any case.
    assertEquals(2L, row.get("drills_24h"), row.toString());
    assertTrue(host.journal("currents").contains("A drill: currents.service gets SIGSEGV."));
    host.sh("systemctl kill --kill-who=main -s KILL currents");
    host.sh("until curl -fs -o /dev/null http://127.0.0.1:5555/health; do sleep 0.05; done");
    Ended crashes = weir("crashes", "-l", host.name());
    assertTrue(
        crashes.out().contains("1 crash since ")
            && crashes.out().contains("└ 2 drills not counted\n"),
        crashes.toString());
  }

  @Test
  @Order(3)
  void refusesWhatIsNotHealthy() {
    SystemdHost host = HOSTS.first();
    host.sh("systemctl stop currents; systemctl start currents");
    host.sh("mv /opt/currents/app.py /opt/currents/away; systemctl restart currents || true");
    int before = signals(host);
    Ended drill = weir("drill", "--yes", "--window", "1");
    int after = signals(host);
    host.sh("mv /opt/currents/away /opt/currents/app.py; systemctl restart currents");
    assertEquals(2, drill.status(), drill.toString());
    assertTrue(drill.out().contains("REFUSED"), drill.toString());
    assertTrue(drill.out().contains("currents.service is not healthy before: step 1"));
    assertTrue(drill.out().contains("untouched: currents on host2"), drill.toString());
    assertTrue(!drill.out().contains("down for"), drill.toString());
    assertEquals(before, after);
  }

  @Test
  @Order(3)
  void onlySaysWhatItWouldDo() {
    String before = HOSTS.first().property("currents", "InvocationID");
    Ended check = weir("drill", "--check", "--window", "1");
    assertEquals(0, check.status(), check.toString());
    assertTrue(check.out().contains("would send SIGKILL to the main process"), check.toString());
    assertEquals(before, HOSTS.first().property("currents", "InvocationID"));
  }

  @Test
  @Order(4)
  void rebootBringsEverythingBack() {
    SystemdHost host = HOSTS.get(1);
    String before = host.property("currents", "InvocationID");
    Ended drill =
        weir("drill", "currents", "ssh", "-l", host.name(), "--reboot", "--yes", "--window", "3");
    assertEquals(0, drill.status(), drill.toString());
    assertTrue(drill.out().contains("service back"), drill.toString());
    assertEquals(2, drill.out().split("passed", -1).length - 1, drill.toString());
    assertNotEquals(before, host.property("currents", "InvocationID"));
    host.awaitBoot();
  }

  @Test
  @Order(5)
  void startAndStopConvergeAndSayWhatTheyFound() {
    Ended stop = weir("stop");
    assertEquals(0, stop.status(), stop.toString());
    for (SystemdHost host : HOSTS.all()) {
      assertEquals("inactive", host.property("currents", "ActiveState"));
    }
    assertTrue(stop.out().contains("it is enabled: it starts again at boot"), stop.toString());
    Ended start = weir("start", "--window", "2", "--output", "json");
    assertEquals(0, start.status(), start.toString());
    assertEquals(2, start.out().split("\"healthy\": true", -1).length - 1, start.toString());
    Ended again = weir("start", "--window", "1");
    assertEquals(2, again.out().split("runs already", -1).length - 1, again.toString());
  }

  @Test
  @Order(6)
  void disabledAndEnabledIsWhatSystemdSays() {
    SystemdHost host = HOSTS.first();
    assertEquals(0, weir("disable", "-l", host.name()).status());
    assertEquals("disabled", host.property("currents", "UnitFileState"));
    assertEquals("active", host.property("currents", "ActiveState"));
    Ended drill = weir("drill", "-l", host.name(), "--reboot", "--window", "1");
    assertEquals(2, drill.status(), drill.toString());
    assertTrue(drill.out().contains("is disabled, so it would not start at boot"), drill.out());
    assertEquals(0, weir("enable", "-l", host.name()).status());
    assertEquals("enabled", host.property("currents", "UnitFileState"));
  }

  @Test
  @Order(7)
  void restartGoesFromHostToHost() {
    List<String> before = invocations();
    Ended restart = weir("restart", "--window", "2");
    assertEquals(0, restart.status(), restart.toString());
    List<String> after = invocations();
    for (int i = 0; i < before.size(); i++) {
      assertNotEquals(before.get(i), after.get(i));
    }
    String first = HOSTS.first().property("currents", "ActiveEnterTimestampMonotonic");
    String second = HOSTS.get(1).property("currents", "ExecMainStartTimestampMonotonic");
    // Both count the same kernel's time: the second began when the first had been well for 2 s.
    assertTrue(Long.parseLong(second) - Long.parseLong(first) > 2_000_000, restart.toString());
  }

  @Test
  @Order(8)
  void restartEndsAtTheHostThatDoesNotComeBack() {
    SystemdHost broken = HOSTS.first();
    SystemdHost other = HOSTS.get(1);
    broken.sh(
        "cp -p %s /root/unit; sed -i 's,^ExecStart=.*,ExecStart=/usr/bin/nope,' %s"
            .formatted(UNIT, UNIT));
    String before = other.property("currents", "InvocationID");
    Ended restart = weir("restart", "--window", "2");
    assertEquals(2, restart.status(), restart.toString());
    assertTrue(restart.out().contains("FAILED"), restart.toString());
    assertTrue(restart.out().contains("203/EXEC"), restart.toString());
    assertTrue(restart.out().contains("host2  currents  untouched"), restart.toString());
    assertEquals(before, other.property("currents", "InvocationID"));
    broken.sh(
        "cp -p /root/unit %s; systemctl daemon-reload; systemctl restart currents".formatted(UNIT));
  }

  @Test
  @Order(9)
  void maskedIsRefused() {
    SystemdHost host = HOSTS.first();
    host.sh("systemctl stop currents; mv %s /root/unit; systemctl mask currents".formatted(UNIT));
    Ended start = weir("start", "-l", host.name());
    host.sh("systemctl unmask currents; mv /root/unit %s; systemctl daemon-reload".formatted(UNIT));
    host.sh("systemctl start currents");
    assertEquals(2, start.status(), start.toString());
    assertTrue(
        start.out().contains("currents.service is masked, so nothing can start it"),
        start.toString());
  }

  @Test
  @Order(10)
  void execRunsCommandsOnAllHosts() {
    Ended exec = weir("exec", "all", "-b", "-a", "id -un");
    assertEquals(0, exec.status(), exec.toString());
    for (SystemdHost host : HOSTS.all()) {
      assertTrue(
          exec.out().contains("%s | CHANGED | rc=0 >>\nroot\n".formatted(host.name())),
          exec.toString());
    }
    Ended failed =
        weir("exec", "host1", "-m", "shell", "-a", "echo {{ inventory_hostname }}; false");
    assertEquals(2, failed.status(), failed.toString());
    assertEquals("host1 | FAILED | rc=1 >>\nhost1\nnon-zero return code\n", failed.out());
    Ended nobody = weir("exec", "host1", "-m", "ping", "-e", "ansible_port=1");
    assertEquals(4, nobody.status(), nobody.toString());
    assertTrue(nobody.out().startsWith("host1 | UNREACHABLE! => {"), nobody.toString());
  }

  /** From the start of a new process to its first good answer, as systemd and curl have it. */
  private static double bootSeconds(SystemdHost host) {
    return Double.parseDouble(
            host.sh(
                    "systemctl stop currents; begin=$(date +%s%N); systemctl start currents;"
                        + " until curl -fs -o /dev/null http://127.0.0.1:5555/health; do sleep 0.02;"
                        + " done; echo $(( ($(date +%s%N) - begin) / 1000000 ))")
                .strip())
        / 1000;
  }

  /** How many signals systemd was asked to send. */
  private static int signals(SystemdHost host) {
    return host.journal("currents").split("Sent signal", -1).length - 1;
  }

  private static List<String> invocations() {
    return HOSTS.all().stream().map(host -> host.property("currents", "InvocationID")).toList();
  }

  private static double number(Map<?, ?> row, String key) {
    return ((Number) Objects.requireNonNull(row.get(key))).doubleValue();
  }

  private static String last(Map<?, ?> row, String key) {
    return String.valueOf(((List<?>) Objects.requireNonNull(row.get(key))).getLast());
  }

  private static Path inventory() {
    return HOSTS.directory().resolve("drill-inventory.yml");
  }

  private static Ended weir(String command, String... more) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of(more));
    args.addAll(List.of("-i", inventory().toString()));
    return WeirProcess.weir(args.toArray(String[]::new));
  }
}
