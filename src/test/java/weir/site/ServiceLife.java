package weir.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess;
import weir.testing.WeirProcess.Ended;

/**
 * What befalls services on real hosts, what Weir makes of it, and what it says of it: the unit's
 * state and counters, the message of the run, the word of {@code weir status}. The same on each
 * Debian suite, which differ in their systemd. What {@code weir.unit} alone decides is in {@link
 * WeirUnitIT}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceLife {
  private final SystemdHosts hosts;

  ServiceLife(String suite) {
    this.hosts = SystemdHosts.of(1, suite);
  }

  @BeforeAll
  void startHost() throws IOException {
    hosts.start();
    SystemdHost host = host();
    Files.writeString(
        inventory(),
        """
        all:
          hosts:
            %s:
              ansible_host: 127.0.0.1
              ansible_port: %d
              ansible_user: ubuntu
              ansible_ssh_private_key_file: %s
              ansible_ssh_common_args: -o UserKnownHostsFile=%s
              weir_services:
                - {name: web, url: "http://127.0.0.1:5601/"}
                - {name: squatted, url: "http://127.0.0.1:5602/"}
        """
            .formatted(host.name(), host.port(), host.key(), host.knownHosts()));
  }

  @AfterAll
  void removeHost() {
    hosts.close();
  }

  private SystemdHost host() {
    return hosts.first();
  }

  private Path inventory() {
    return hosts.directory().resolve("hosts.yml");
  }

  private Ended weir(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(1, List.of("-i", inventory().toString()));
    return WeirProcess.weir(all.toArray(String[]::new));
  }

  private Path playbook(String tasks) {
    try {
      return Files.writeString(
          hosts.directory().resolve("play.yml"),
          "- hosts: all\n  become: true\n  gather_facts: false\n  tasks:\n" + tasks.indent(4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Ended play(String tasks) {
    return weir("run", playbook(tasks).toString());
  }

  private Ended good(String tasks) {
    Ended run = play(tasks);
    assertEquals(0, run.status(), run.toString());
    return run;
  }

  private Ended bad(String message, String tasks) {
    Ended run = play(tasks);
    assertEquals(2, run.status(), run.toString());
    assertTrue(run.out().contains(message), run.toString());
    return run;
  }

  /** Runs it until nothing is left to do, which must be at once. */
  private void settled(String tasks) {
    assertEquals(0, good(tasks).changed(host().name()), "the second run changed something");
  }

  private void says(String service, String state, String detail) {
    Ended status = weir("status", service, "--output", "json");
    assertTrue(
        status.out().contains("\"state\": \"%s\", \"detail\": \"%s\"".formatted(state, detail)),
        status.toString());
    assertEquals(state.equals("healthy") || state.equals("running") ? 0 : 2, status.status());
  }

  private String unit(String name, String service, String more) {
    return """
    - weir.unit:
        name: %s.service
    %s    content: |
          [Service]
          %s
          [Install]
          WantedBy=multi-user.target
    """
        .formatted(name, more, service.replace("\n", "\n      "));
  }

  private String web() {
    return unit("web", "ExecStart=/usr/bin/python3 -m http.server 5601 --bind 127.0.0.1", "")
        + """
        - weir.health:
            unit: web.service
            url: http://127.0.0.1:5601/
            port: 5601
            owned_by_unit: true
            window: 1
        """;
  }

  @Test
  void aCrashLoopTwoSecondsAfterTheStartFails() {
    bad(
        "step 4 of 7 (steady): looping.service is activating (auto-restart): its process ended"
            + " with status 7",
        unit(
                "looping",
                """
                Type=exec
                ExecStart=/bin/sh -c 'sleep 2; echo no more paper; exit 7'
                Restart=always
                RestartSec=1\
                """,
                "")
            + """
            - weir.health:
                unit: looping.service
                window: 5
            """);
    host().sh("until [ $(systemctl show -p NRestarts --value looping) -ge 3 ]; do sleep 0.1; done");
    says("looping", "crash loop", "crash loop");
    host().sh("systemctl stop looping");
    says("looping", "stopped", "stopped");
  }

  @Test
  void whatCannotBeExecutedIsNeitherInstalledNorCalledFine() {
    refusedThenFailed(
        "nointerp",
        "ExecStart=/opt/none/python3 app.py",
        "no program /opt/none/python3",
        "203/EXEC");
    refusedThenFailed(
        "nouser", "User=nobody-here\nExecStart=/bin/sleep 99", "no user nobody-here", "217/USER");
    refusedThenFailed(
        "nodir",
        "WorkingDirectory=/opt/none\nExecStart=/bin/sleep 99",
        "no directory /opt/none",
        "200/CHDIR");
  }

  private void refusedThenFailed(String name, String service, String why, String fault) {
    Ended run = bad("cannot start like this; nothing was changed", unit(name, service, ""));
    assertTrue(run.out().contains(why), run.toString());
    assertFalse(host().exists("/etc/systemd/system/" + name + ".service"));
    // Type=simple: systemctl start itself ends with 0.
    bad(fault, unit(name, service, "    verify: false\n"));
    assertEquals("failed", host().property(name, "ActiveState"));
    says(name, "failed", "failed " + fault);
  }

  @Test
  void aMisspeltDirectiveIsNotIgnored() {
    Ended run = play(unit("typo", "ExecStart=/bin/sleep 99\nRestrat=always", ""));
    assertTrue(run.status() != 0, run.toString());
    assertTrue((run.out() + run.err()).contains("Did you mean 'Restart'?"), run.toString());
    assertFalse(host().exists("/etc/systemd/system/typo.service"));
    says("typo", "not found", "not found");
  }

  @Test
  void aMaskIsNeverWrittenThrough() {
    host().sh("systemctl mask masked.service");
    bad("is masked", unit("masked", "ExecStart=/bin/sleep 99", ""));
    assertEquals("/dev/null", host().sh("readlink /etc/systemd/system/masked.service").strip());
    assertEquals("masked", host().property("masked", "LoadState"));
    says("masked", "masked", "masked");
  }

  @Test
  void aStartLimitIsNamedAndLiftedByTheNextRun() {
    String text =
        """
        ExecStart=/bin/sh -c 'test -e /run/mended && exec sleep 99; exit 3'
        Restart=always
        RestartSec=0
        [Unit]
        StartLimitIntervalSec=60
        StartLimitBurst=2\
        """;
    bad("Start request repeated too quickly", unit("limited", text, ""));
    assertEquals("failed", host().property("limited", "ActiveState"));
    says("limited", "failed", "failed (exit 3)");
    host().sh("touch /run/mended");
    good(unit("limited", text, ""));
    settled(unit("limited", text, ""));
    says("limited", "running", "running");
  }

  @Test
  void changedCodeRestartsOnce() {
    String text = unit("coded", "ExecStart=/bin/sleep 99", "    inputs: [/opt/code]\n");
    host().sh("echo one > /opt/code");
    good(text);
    String invocation = host().property("coded", "InvocationID");
    host().sh("echo two > /opt/code");
    assertEquals(1, good(text).changed(host().name()));
    String after = host().property("coded", "InvocationID");
    assertNotEquals(invocation, after);
    assertEquals("0", host().property("coded", "NRestarts"));
    settled(text);
    assertEquals(after, host().property("coded", "InvocationID"));
  }

  @Test
  void anAnswerFromAnotherProcessIsNoHealth() {
    host().sh("systemd-run --unit=squatter python3 -m http.server 5602 --bind 127.0.0.1");
    host().sh("until curl -fs -o /dev/null http://127.0.0.1:5602/; do sleep 0.1; done");
    bad(
        "step 2 of 7 (its own listener): port 5602 is held by process",
        unit("squatted", "ExecStart=/bin/sleep 99", "")
            + """
            - weir.health:
                unit: squatted.service
                url: http://127.0.0.1:5602/
                port: 5602
                owned_by_unit: true
                window: 1
                budget: 3
            """);
    Ended status = weir("status", "squatted");
    assertEquals(2, status.status(), status.toString());
    assertFalse(status.out().contains(" healthy "), status.toString());
    host().sh("systemctl stop squatter");
  }

  @Test
  void aRunKilledBeforeTheRestartIsFinishedByTheNext() throws Exception {
    String slow = "ExecStart=/bin/sleep 99\nExecStop=/bin/sleep 3\nEnvironment=RELEASE=";
    good(unit("cut", slow + "1", ""));
    Process run =
        new ProcessBuilder(
                WeirProcess.command(
                    "run",
                    playbook(unit("cut", slow + "2", "")).toString(),
                    "-i",
                    inventory().toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    host().sh("until grep -q RELEASE=2 /etc/systemd/system/cut.service; do sleep 0.01; done");
    run.destroyForcibly().waitFor();
    good(unit("cut", slow + "2", ""));
    settled(unit("cut", slow + "2", ""));
    assertTrue(
        host()
            .sh("tr '\\0' '\\n' < /proc/$(systemctl show -p MainPID --value cut)/environ")
            .contains("RELEASE=2"));
    assertEquals("", host().sh("ls -A /etc/systemd/system | grep weir-tmp || true"));
  }

  @Test
  void disabledButRunningIsSaidAndMended() {
    good(web());
    String invocation = host().property("web", "InvocationID");
    host().sh("systemctl disable web");
    Ended status = weir("status", "web");
    assertTrue(status.out().contains("it is disabled: the next boot"), status.toString());
    assertEquals(1, good(web()).changed(host().name()));
    assertEquals("enabled", host().sh("systemctl is-enabled web").strip());
    assertEquals(invocation, host().property("web", "InvocationID"));
    settled(web());
  }

  @Test
  void aPowerCutIsSurvived() {
    good(web());
    host().powerCut();
    host().sh("until curl -fs -o /dev/null http://127.0.0.1:5601/; do sleep 0.1; done");
    says("web", "healthy", "healthy");
    settled(web());
  }

  @Test
  void twelveCrashesAreTwelveAfterRotationAndReboot() {
    good(unit("crashing", "ExecStart=/bin/sleep 9999\nRestart=always\nRestartSec=0.1", ""));
    host()
        .sh(
            "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do systemctl reset-failed crashing;"
                + " old=$(systemctl show -p MainPID --value crashing);"
                + " systemctl kill --kill-who=main -s KILL crashing;"
                + " while new=$(systemctl show -p MainPID --value crashing);"
                + " [ $new = 0 ] || [ $new = $old ]; do sleep 0.05; done; done;"
                + " systemctl stop crashing; systemctl start crashing; systemctl restart crashing;"
                + " systemctl kill crashing; journalctl --rotate");
    host().reboot();
    Ended crashes = weir("crashes", "crashing", "--output", "json");
    assertTrue(crashes.out().contains("\"crashes_24h\": 12"), crashes.toString());
    Ended status = weir("status", "crashing", "--output", "json");
    assertTrue(status.out().contains("\"crashes_24h\": 12"), status.toString());
    assertTrue(status.out().contains("\"too_many_crashes\": true"), status.toString());
    assertEquals(2, status.status(), "more than ten crashes are not well");
  }
}
