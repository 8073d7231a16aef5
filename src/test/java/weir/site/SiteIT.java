package weir.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess;
import weir.testing.WeirProcess.Ended;

/** The first job, from a fresh host to a crash and a reboot; the tests are its steps. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SiteIT {
  private static final String HEALTH =
      "until curl -fs http://127.0.0.1:5555/health; do sleep 0.02; done";

  @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(3);

  private static Site site() {
    return Holder.SITE;
  }

  /** Made once the hosts are up. */
  private static final class Holder {
    private static final Site SITE = Site.of(HOSTS.all(), HOSTS.all().getLast(), HOSTS.directory());
  }

  @BeforeAll
  static void startEdge() {
    assertEquals(3, site().hosts().size());
  }

  private static Ended play(String... more) {
    return play(Path.of("playbooks/site.yml"), more);
  }

  private static Ended play(Path playbook, String... more) {
    List<String> args =
        new ArrayList<>(List.of("run", playbook.toString(), "-i", site().inventory()));
    args.addAll(List.of(more));
    return WeirProcess.weir(args.toArray(String[]::new));
  }

  private static String look(SystemdHost host) {
    return host.sh(
        "systemctl show -p MainPID,NRestarts,InvocationID,ActiveState currents ngrok-currents;"
            + " stat -c '%n %Y %Z %a %U:%G' /opt/currents/* /etc/ngrok/currents.yml"
            + " /etc/systemd/system/currents.service /etc/systemd/system/ngrok-currents.service");
  }

  @Test
  @Order(1)
  void checkModeForecastsTheFirstRunAndTouchesNothing() {
    Ended check = play("--check");
    assertEquals(0, check.status(), check.toString());
    for (SystemdHost host : site().hosts()) {
      assertFalse(host.exists("/opt/currents"));
      assertFalse(host.exists("/etc/systemd/system/currents.service"));
    }
    Ended real = play();
    assertEquals(0, real.status(), real.toString());
    for (SystemdHost host : site().hosts()) {
      assertEquals(real.transcript(host.name()), check.transcript(host.name()));
    }
  }

  @Test
  @Order(2)
  void deploysAppAndTunnelAndVerifiesThem() {
    Ended run = play("--diff", "-vvv");
    assertEquals(0, run.status(), run.toString());
    for (SystemdHost host : site().hosts()) {
      assertEquals(
          "{\"service\":\"currents-local\",\"status\":\"ok\"}",
          host.sh("curl -fs http://127.0.0.1:5555/health").strip());
      assertEquals(
          "ubuntu",
          host.sh("stat -c %U /proc/$(systemctl show -p MainPID --value currents)").strip());
      assertEquals("640 root:ngrok", host.sh("stat -c '%a %U:%G' /etc/ngrok/currents.yml").strip());
      assertEquals(
          "enabled\nenabled", host.sh("systemctl is-enabled currents ngrok-currents").strip());
    }
  }

  @Test
  @Order(3)
  void keepsTheTokenOutOfSight() {
    Ended run = play("--diff", "-vvv", "-l", site().hosts().getFirst().name());
    assertFalse((run.out() + run.err()).contains(Site.TOKEN), "the token is in the output");
    SystemdHost host = site().hosts().getFirst();
    assertFalse(host.sh("systemctl show ngrok-currents currents").contains(Site.TOKEN));
    assertFalse(
        host.sh("cat /proc/[0-9]*/cmdline | tr '\\0' ' '").contains(Site.TOKEN),
        "the token is on a command line");
    assertFalse(host.sh("journalctl --no-pager").contains(Site.TOKEN));
  }

  @Test
  @Order(4)
  void changesNothingWhenRunAgain() {
    List<String> before = site().hosts().stream().map(SiteIT::look).toList();
    Ended again = play();
    assertEquals(0, again.status(), again.toString());
    for (SystemdHost host : site().hosts()) {
      assertEquals(0, again.changed(host.name()), again.toString());
    }
    assertEquals(before, site().hosts().stream().map(SiteIT::look).toList());
  }

  @Test
  @Order(5)
  void isHealthyAgainSecondsAfterACrash() {
    SystemdHost host = site().hosts().getFirst();
    String measured =
        host.sh(
            "old=$(systemctl show -p MainPID --value currents);"
                + " start=$(date +%s%N);"
                + " systemctl kill --kill-who=main --signal=SIGKILL currents;"
                + " while curl -fs -o /dev/null http://127.0.0.1:5555/health; do sleep 0.01; done; "
                + HEALTH
                + " > /dev/null; end=$(date +%s%N);"
                + " new=$(systemctl show -p MainPID --value currents);"
                + " echo $(( (end - start) / 1000000 )) $old $new"
                + " $(systemctl show -p NRestarts --value currents)");
    String[] fields = measured.strip().split(" ", -1);
    double seconds = Integer.parseInt(fields[0]) / 1000.0;
    System.out.printf(Locale.ROOT, "currents was healthy again %.3f s after SIGKILL%n", seconds);
    assertFalse(fields[1].equals(fields[2]), measured);
    assertEquals("1", fields[3], measured);
    // RestartSec is 3 s; the rest is the start of Python on a busy machine.
    assertTrue(seconds >= 3, measured);
    assertTrue(seconds < 3 + 7, measured);
  }

  @Test
  @Order(6)
  void survivesARebootWithoutWeir() {
    SystemdHost host = site().hosts().get(1);
    host.reboot();
    host.sh(HEALTH);
    host.sh("until curl -fs http://127.0.0.1:4040/api/status | grep -q online; do sleep 0.1; done");
    Ended again = play("-l", host.name());
    assertEquals(0, again.status(), again.toString());
    assertEquals(0, again.changed(host.name()), again.toString());
  }

  @Test
  @Order(7)
  void restartsOnceWhenOnlyTheCodeChanged() throws IOException {
    SystemdHost host = site().hosts().getFirst();
    Path copy = HOSTS.directory().resolve("changed");
    copyTree(Path.of("playbooks"), copy);
    Path code = copy.resolve("roles/app/files/currents/app.py");
    Files.writeString(code, Files.readString(code) + "# changed\n");
    String before = host.property("currents", "InvocationID");
    Ended check = play(copy.resolve("site.yml"), "--check", "-l", host.name());
    assertEquals(before, host.property("currents", "InvocationID"));
    Ended run = play(copy.resolve("site.yml"), "-l", host.name());
    assertEquals(0, run.status(), run.toString());
    assertEquals(run.transcript(host.name()), check.transcript(host.name()));
    assertEquals(2, run.changed(host.name()), run.toString());
    assertFalse(before.equals(host.property("currents", "InvocationID")));
    assertEquals("0", host.property("currents", "NRestarts").strip());
    assertEquals(0, play(copy.resolve("site.yml"), "-l", host.name()).changed(host.name()));
  }

  @Test
  @Order(8)
  void restartsWhatAnInterruptedRunLeftStale() {
    SystemdHost host = site().hosts().getFirst();
    assertEquals(0, play("-l", host.name()).status());
    String wanted = host.read("/etc/systemd/system/currents.service");
    host.sh("sed -i s/WEIR_INPUTS=/WEIR_INPUTS=0/ /etc/systemd/system/currents.service");
    host.sh("systemctl daemon-reload && systemctl restart currents");
    host.sh(HEALTH);
    String before = host.property("currents", "InvocationID");
    Ended run = play("-l", host.name());
    assertEquals(0, run.status(), run.toString());
    assertEquals(wanted, host.read("/etc/systemd/system/currents.service"));
    assertFalse(before.equals(host.property("currents", "InvocationID")));
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
