package weir.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static weir.site.LifeHost.unit;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import weir.testing.JsonRows;
import weir.testing.SystemdHost;
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
  private final LifeHost life;

  ServiceLife(String suite) {
    this.life = new LifeHost(suite);
  }

  @BeforeAll
  void startHost() throws IOException {
    life.start();
  }

  @AfterAll
  void removeHost() {
    life.close();
  }

  private SystemdHost host() {
    return life.host();
  }

  private static String web() {
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
    Ended run =
        life.bad(
            "step 4 of 7 (steady): looping.service is activating (auto-restart): its process ended"
                + " with status 7, 0 automatic restarts (after 2.",
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
    assertTrue(run.out().contains("no more paper"), "the last lines of the journal\n" + run);
    // From now on it waits so long between two lives that its counters stand still.
    host()
        .sh(
            "state() { systemctl show -p SubState --value looping; };"
                + " until [ $(systemctl show -p NRestarts --value looping) -ge 2 ]; do sleep 0.05;"
                + " done; mkdir -p /run/systemd/system/looping.service.d;"
                + " printf '[Service]\\nRestartSec=60\\n'"
                + " > /run/systemd/system/looping.service.d/slow.conf; systemctl daemon-reload;"
                + " until [ $(state) = running ]; do sleep 0.05; done;"
                + " until [ $(state) = auto-restart ]; do sleep 0.05; done");
    long restarts = Long.parseLong(host().property("looping", "NRestarts"));
    assertEquals(restarts + 1, life.failures("looping"));
    life.says("looping", "crash loop", "crash loop", restarts, "its process ended with status 7");
    assertEquals(
        restarts + 1,
        JsonRows.of(life.weir("status", "looping", "--output", "json"))
            .getFirst()
            .get("crashes_24h"));
    host().sh("systemctl stop looping");
    life.says("looping", "stopped", "stopped", restarts);
  }

  @Test
  void whatCannotBeExecutedIsNeitherInstalledNorCalledFine() {
    refusedThenFailed(
        "nointerp",
        "ExecStart=/opt/none/python3 app.py",
        "[Service] ExecStart: there is no program /opt/none/python3 on this host, so each start"
            + " fails with 203/EXEC.",
        "203/EXEC",
        "its program cannot be run: missing, not executable, or its interpreter is missing"
            + " (203/EXEC)");
    refusedThenFailed(
        "nouser",
        "User=nobody-here\nExecStart=/bin/sleep 99",
        "[Service] User: there is no user nobody-here on this host, so each start fails with"
            + " 217/USER.",
        "217/USER",
        "its User does not exist or cannot be taken (217/USER)");
    refusedThenFailed(
        "nodir",
        "WorkingDirectory=/opt/none\nExecStart=/bin/sleep 99",
        "[Service] WorkingDirectory: there is no directory /opt/none on this host, so each start"
            + " fails with 200/CHDIR.",
        "200/CHDIR",
        "its WorkingDirectory cannot be entered (200/CHDIR)");
  }

  private void refusedThenFailed(
      String name, String service, String why, String fault, String words) {
    String simple = "Type=simple\n" + service;
    Ended run = life.bad("cannot start like this; nothing was changed", unit(name, simple, ""));
    assertTrue(run.out().contains(why), run.toString());
    life.assertNotInstalled(name);
    // Type=simple: systemctl start itself ends with 0.
    life.bad(
        "%s.service is failed (failed) right after its start: %s".formatted(name, words),
        unit(name, simple, "    verify: false\n"));
    assertEquals("failed", host().property(name, "ActiveState"));
    assertEquals(fault.substring(0, 3), host().property(name, "ExecMainStatus"));
    assertEquals("0", host().property(name, "NRestarts"));
    life.says(name, "failed", "failed " + fault, 0, words);
  }

  @Test
  void aMisspeltDirectiveIsNotIgnored() {
    Ended run = life.play(unit("typo", "ExecStart=/bin/sleep 99\nRestrat=always", ""));
    assertEquals(4, run.status(), run.toString());
    assertTrue(
        run.err()
            .contains(
                "[Service] Restrat=always (line 3) is not known: systemd ignores it. Did you mean"
                    + " 'Restart'?"),
        run.toString());
    life.assertNotInstalled("typo");
    life.says("typo", "not found", "not found", 0, "the host has no unit typo.service");
  }

  @Test
  void aMaskIsNeverWrittenThrough() {
    host().sh("systemctl mask masked.service");
    life.bad(
        "masked.service is masked: someone switched it off on purpose, and writing its file would"
            + " undo that unseen. If it should run again: systemctl unmask masked.service",
        unit("masked", "ExecStart=/bin/sleep 99", ""));
    assertEquals("/dev/null", host().sh("readlink /etc/systemd/system/masked.service").strip());
    assertEquals("masked", host().property("masked", "LoadState"));
    life.says("masked", "masked", "masked", 0);
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
    life.bad("Start request repeated too quickly", unit("limited", text, ""));
    assertEquals("failed", host().property("limited", "ActiveState"));
    assertEquals("exit-code", host().property("limited", "Result"));
    assertEquals("2", host().property("limited", "NRestarts"));
    life.says(
        "limited",
        "failed",
        "failed (exit 3)",
        2,
        "systemd gave up after 2 restarts: systemctl reset-failed, then start");
    // Two lives ended; what systemd then refused was no third.
    assertEquals(
        2L,
        JsonRows.of(life.weir("status", "limited", "--output", "json"))
            .getFirst()
            .get("crashes_24h"));
    host().sh("touch /run/mended");
    life.good(unit("limited", text, ""));
    life.settled(unit("limited", text, ""));
    life.says("limited", "running", "running", 0);
  }

  @Test
  void tooManyStartsByHandAreNamedAndLiftedByTheNextRun() {
    String text =
        unit(
            "hasty",
            "ExecStart=/bin/sleep 99\n[Unit]\nStartLimitIntervalSec=60\nStartLimitBurst=2",
            "");
    life.good(text);
    host().sh("for i in 1 2 3; do systemctl restart hasty; done 2>/dev/null || true");
    assertEquals("start-limit-hit", host().property("hasty", "Result"));
    life.says(
        "hasty",
        "failed",
        "failed (too many starts)",
        0,
        "it was started too often in too short a time: systemctl reset-failed, then start");
    assertEquals(1, life.good(text).changed(host().name()));
    life.says("hasty", "running", "running", 0);
  }

  @Test
  void changedCodeRestartsOnce() {
    String text = unit("coded", "ExecStart=/bin/sleep 99", "    inputs: [/opt/code]\n");
    host().sh("echo one > /opt/code");
    life.good(text);
    String invocation = host().property("coded", "InvocationID");
    host().sh("echo two > /opt/code");
    assertEquals(1, life.good(text).changed(host().name()));
    String after = host().property("coded", "InvocationID");
    assertNotEquals(invocation, after);
    assertEquals(2, life.starts("coded"));
    life.settled(text);
    assertEquals(after, host().property("coded", "InvocationID"));
    life.says("coded", "running", "running", 0);
  }

  @Test
  void anAnswerFromAnotherProcessIsNoHealth() {
    host().sh("systemd-run --unit=squatter python3 -m http.server 5602 --bind 127.0.0.1");
    host().sh("until curl -fs -o /dev/null http://127.0.0.1:5602/; do sleep 0.1; done");
    String squatter = host().property("squatter", "MainPID");
    life.bad(
        "step 2 of 7 (its own listener): port 5602 is held by process %s (".formatted(squatter),
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
    String command = host().sh("tr '\\0' ' ' < /proc/%s/cmdline".formatted(squatter)).strip();
    life.says(
        "squatted",
        "unhealthy",
        "unhealthy",
        0,
        "port 5602 is held by process %s (%s), which is not part of squatted"
            .formatted(squatter, command));
    host().sh("systemctl stop squatter");
  }

  @Test
  void aRunKilledBeforeTheRestartIsFinishedByTheNext() throws Exception {
    String slow = "ExecStart=/bin/sleep 99\nExecStop=/bin/sleep 3\nEnvironment=RELEASE=";
    life.good(unit("cut", slow + "1", ""));
    Process run =
        new ProcessBuilder(
                WeirProcess.command(
                    "run",
                    life.playbook(unit("cut", slow + "2", "")).toString(),
                    "-i",
                    life.inventory().toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    host().sh("until grep -q RELEASE=2 /etc/systemd/system/cut.service; do sleep 0.01; done");
    run.destroyForcibly().waitFor();
    life.good(unit("cut", slow + "2", ""));
    life.settled(unit("cut", slow + "2", ""));
    assertTrue(
        host()
            .sh("tr '\\0' '\\n' < /proc/$(systemctl show -p MainPID --value cut)/environ")
            .contains("RELEASE=2"));
    assertEquals("", host().sh("ls -A /etc/systemd/system | grep weir-tmp || true"));
    assertEquals(2, life.starts("cut"));
    life.says("cut", "running", "running", 0);
  }

  @Test
  void disabledButRunningIsSaidAndMended() {
    life.good(web());
    String invocation = host().property("web", "InvocationID");
    host().sh("systemctl disable web");
    life.says("web", "healthy", "healthy", 0, "it is disabled: the next boot will not start it");
    assertEquals(1, life.good(web()).changed(host().name()));
    assertEquals("enabled", host().sh("systemctl is-enabled web").strip());
    assertEquals(invocation, host().property("web", "InvocationID"));
    life.settled(web());
    life.says("web", "healthy", "healthy", 0);
  }

  @Test
  void aPowerCutIsSurvived() {
    life.good(web());
    String invocation = host().property("web", "InvocationID");
    host().powerCut();
    host().sh("until curl -fs -o /dev/null http://127.0.0.1:5601/; do sleep 0.1; done");
    assertNotEquals(invocation, host().property("web", "InvocationID"));
    life.says("web", "healthy", "healthy", 0);
    life.settled(web());
  }

  @Test
  void twelveCrashesAreTwelveAfterRotationAndReboot() {
    life.good(unit("crashing", "ExecStart=/bin/sleep 9999\nRestart=always\nRestartSec=0.1", ""));
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
    Map<?, ?> crashes =
        JsonRows.of(life.weir("crashes", "crashing", "--output", "json")).getFirst();
    assertEquals(12L, crashes.get("crashes_24h"));
    List<?> each = (List<?>) Objects.requireNonNull(crashes.get("crashes"));
    assertEquals(
        List.of("signal 9"),
        each.stream().map(crash -> ((Map<?, ?>) crash).get("cause")).distinct().toList());
    Ended status = life.weir("status", "crashing", "--output", "json");
    assertEquals(12L, JsonRows.of(status).getFirst().get("crashes_24h"));
    assertEquals(true, JsonRows.of(status).getFirst().get("too_many_crashes"));
    assertEquals(
        List.of("12 crashes in 24 h are more than 10: weir crashes crashing"),
        JsonRows.of(status).getFirst().get("notes"));
    assertEquals(2, status.status(), "more than ten crashes are not well");
  }
}
