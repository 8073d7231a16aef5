package weir.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess.Ended;

/** {@code weir.unit} on Debian 11, 12 and 13: systemd 247, 252 and 257, each play on all three. */
final class WeirUnitIT {
  @RegisterExtension static final SystemdHosts ELEVEN = SystemdHosts.of(1, "bullseye");
  @RegisterExtension static final SystemdHosts TWELVE = SystemdHosts.of(1, "bookworm");
  @RegisterExtension static final SystemdHosts THIRTEEN = SystemdHosts.of(1, "trixie");

  private final Map<String, SystemdHost> hosts =
      Map.of("b11", ELEVEN.first(), "b12", TWELVE.first(), "b13", THIRTEEN.first());
  private final Plays plays = new Plays(TWELVE.directory(), hosts);

  private static void assertSays(Ended run, String... texts) {
    for (String text : texts) {
      assertTrue((run.out() + run.err()).contains(text), () -> text + "\nis not in\n" + run);
    }
  }

  private Map<String, String> pids(String unit) {
    Map<String, String> pids = new HashMap<>();
    hosts.forEach((name, host) -> pids.put(name, host.property(unit, "MainPID")));
    return pids;
  }

  @Test
  void aMisspeltDirectiveIsFoundBeforeTheRun() {
    Ended run =
        plays.run(
            """
            - weir.unit:
                name: misspelt.service
                content: |
                  [Service]
                  ExecStart=/bin/sleep infinity
                  Restrat=always
                  StartLimitIntervalSec=0
            """);
    assertEquals(4, run.status(), run.toString());
    assertSays(
        run,
        "misspelt.service would not do what it says; nothing was changed:",
        "[Service] Restrat=always (line 3) is not known: systemd ignores it. Did you mean"
            + " 'Restart'?",
        "[Service] StartLimitIntervalSec=0 (line 4) is not read in this section: systemd ignores"
            + " it, and keeps its limit of 5 starts in 10 s. Move it to [Unit].");
    assertEquals("", run.out());
  }

  @Test
  void aDirectiveNewerThanTheHostIsRefusedThereOnly() {
    Ended run =
        plays.run(
            """
            - weir.unit:
                name: newer.service
                exec_start: /bin/sleep infinity
                settings: {Service: {RestartSteps: 3, RestartMaxDelaySec: 60}}
            """);
    assertEquals(2, run.status(), run.toString());
    assertSays(
        run,
        "systemd does not accept newer.service; nothing was changed:",
        "[Service] RestartSteps: systemd 247 of this host is too old for it and ignores it. Leave"
            + " it out, or update the host.",
        "[Service] RestartSteps: systemd 252 of this host is too old for it");
    assertEquals("ok=1 changed=1", run.recap("b13").substring(0, 14));
    for (String old : List.of("b11", "b12")) {
      assertEquals("not-found", host(old).property("newer.service", "LoadState"));
    }
  }

  private SystemdHost host(String name) {
    return Objects.requireNonNull(hosts.get(name));
  }

  @Test
  void whatVerifyDoesNotSeeIsMissedBeforeAnythingIsInstalled() {
    plays.sh(
        "printf '#!/srv/venv/bin/python3\\n' >/usr/local/bin/no-venv;"
            + " chmod 755 /usr/local/bin/no-venv;"
            + " printf 'export KEY=1\\n' >/etc/exported.env; mkdir -p -m 777 /var/log/open");
    Ended run =
        plays.run(
            """
            - weir.unit:
                name: needy.service
                content: |
                  [Service]
                  Type=simple
                  User=ghost
                  WorkingDirectory=/srv/nowhere
                  EnvironmentFile=/etc/exported.env
                  EnvironmentFile=/etc/missing.env
                  StandardOutput=append:/var/log/open/app.log
                  StandardError=append:/var/log/nowhere/app.log
                  ReadWritePaths=/srv/state
                  ExecStart=/usr/local/bin/no-venv
            """);
    assertEquals(2, run.status(), run.toString());
    assertSays(
        run,
        "needy.service cannot start like this; nothing was changed:",
        "[Service] User: there is no user ghost on this host, so each start fails with 217/USER."
            + " Make it with ansible.builtin.user, or name another.",
        "[Service] WorkingDirectory: there is no directory /srv/nowhere on this host, so each start"
            + " fails with 200/CHDIR.",
        "[Service] EnvironmentFile: /etc/exported.env has \\\"export\\\" before a variable (line 1)",
        "[Service] EnvironmentFile: there is no file /etc/missing.env on this host",
        "[Service] StandardOutput: /var/log/open may be written to by others than root (mode 777)",
        "[Service] StandardError: there is no directory /var/log/nowhere on this host, so each"
            + " start fails with 209/STDOUT.",
        "[Service] ReadWritePaths: there is no /srv/state on this host, so each start fails with"
            + " 226/NAMESPACE.",
        "[Service] ExecStart: /usr/local/bin/no-venv asks for the interpreter"
            + " /srv/venv/bin/python3, which is not on this host, so each start fails with"
            + " 203/EXEC.");
    plays.assertEach("not-found", "systemctl show --value -p LoadState needy.service");
  }

  @Test
  void aMaskIsNeitherWrittenThroughNorReplaced() {
    plays.sh("systemctl mask masked.service");
    String tasks =
        """
        - weir.unit:
            name: masked.service
            exec_start: /bin/sleep infinity
        """;
    Ended run = plays.run(tasks);
    assertEquals(2, run.status(), run.toString());
    assertSays(
        run,
        "masked.service is masked: someone switched it off on purpose, and writing its file would"
            + " undo that unseen. If it should run again: systemctl unmask masked.service");
    plays.assertEach("/dev/null", "readlink /etc/systemd/system/masked.service");
    plays.assertEach(
        "masked", "systemctl show --value -p LoadState masked.service; test -c /dev/null");
  }

  @Test
  void aDropInByHandIsNamedWithWhatItOverrides() {
    String tasks =
        """
        - weir.unit:
            name: overridden.service
            exec_start: /bin/sleep infinity
            restart: always
          register: unit
        - debug:
            var: unit.warnings
          when: unit.warnings is defined
        """;
    plays.twice(tasks);
    plays.sh(
        "mkdir -p /run/systemd/system/overridden.service.d;"
            + " printf '[Service]\\nRestart=no\\nNice=3\\n'"
            + " >/run/systemd/system/overridden.service.d/hand.conf; systemctl daemon-reload");
    assertSays(
        plays.unchanged(tasks),
        "/run/systemd/system/overridden.service.d/hand.conf overrides what is deployed:"
            + " Restart=always with no. Remove it, or put it into this task.");
  }

  @Test
  void aChangedInstallSectionMovesTheLink() {
    String tasks =
        """
        - weir.unit:
            name: linked.service
            exec_start: /bin/sleep infinity
            wanted_by: multi-user.target
        """;
    plays.twice(tasks);
    Ended moved = plays.twice(tasks.replace("multi-user", "default"));
    assertEquals(1, moved.changed("b12"), moved.toString());
    plays.assertEach(
        "/etc/systemd/system/default.target.wants/linked.service",
        "ls /etc/systemd/system/*.wants/linked.service");
  }

  @Test
  void anotherModeIsMendedWithoutARestart() {
    String tasks =
        """
        - weir.unit:
            name: drifted.service
            exec_start: /bin/sleep infinity
        """;
    plays.twice(tasks);
    Map<String, String> before = pids("drifted.service");
    plays.sh("chmod 600 /etc/systemd/system/drifted.service");
    Ended run = plays.run(tasks);
    hosts.keySet().forEach(name -> assertEquals(1, run.changed(name), run.toString()));
    plays.assertEach("644", "stat -c %a /etc/systemd/system/drifted.service");
    assertEquals(before, pids("drifted.service"));
    plays.unchanged(tasks);
  }

  @Test
  void hardeningLowersTheExposureAndTheServiceStillRuns() {
    Ended run =
        plays.twice(
            """
            - weir.unit:
                name: hardened.service
                exec_start: /usr/bin/python3 -m http.server 5711 --bind 127.0.0.1
                working_directory: /srv
                user: ubuntu
                hardening: standard
              register: unit
            - debug:
                msg: "{{ unit.exposure.before }} -> {{ unit.exposure.after }}"
            - uri:
                url: http://127.0.0.1:5711/
              register: answer
              until: answer.status == 200
              retries: 20
              delay: 1
            """);
    assertSays(run, "9.2 UNSAFE -> 1.4 OK", "unknown -> 1.4 OK", "9.0 UNSAFE -> 1.4 OK");
  }

  @Test
  void valuesReachTheProcessAsTheyAreWritten() {
    plays.twice(
        """
        - weir.unit:
            name: quoted.service
            exec_start: /bin/sleep infinity
            environment:
              MOTTO: two "words" at 100%
              BACK: a\\b
              PLAIN: "1"
        """);
    plays.assertEach(
        "BACK=a\\b\nMOTTO=two \"words\" at 100%\nPLAIN=1",
        "tr '\\0' '\\n' </proc/$(systemctl show --value -p MainPID quoted.service)/environ"
            + " | grep -E '^(MOTTO|BACK|PLAIN)=' | sort");
  }

  @Test
  void dropInsTimersSocketsAndInstancesWork() {
    String tasks =
        """
        - weir.unit:
            name: base.service
            exec_start: /bin/sleep infinity
        - weir.unit:
            name: base.service
            dropin: limits
            memory_max: 64M
            settings: {Service: {Nice: 5}}
        - weir.unit:
            name: job.service
            type: oneshot
            exec_start: /bin/true
            state: stopped
            enabled: false
        - weir.unit:
            name: job.timer
            on_calendar: hourly
            persistent: true
        - weir.unit:
            name: each@5601.service
            exec_start: /bin/sleep %i
        - weir.unit:
            name: each@5602.service
            exec_start: /bin/sleep %i
        """;
    plays.twice(tasks);
    plays.assertEach("5", "ps -o ni= -p $(systemctl show --value -p MainPID base.service)");
    plays.assertEach("active", "systemctl is-active job.timer");
    plays.assertEach("active\nactive", "systemctl is-active each@5601.service each@5602.service");
    plays.assertEach("1", "ls /etc/systemd/system/each@*.service | wc -l");
    plays.assertEach(
        "sleep 5602",
        "tr '\\0' ' ' </proc/$(systemctl show --value -p MainPID each@5602.service)/cmdline"
            + " | sed 's/.*sleep/sleep/'");
    Ended gone = plays.twice("- weir.unit: {name: base.service, dropin: limits, state: absent}\n");
    assertEquals(1, gone.changed("b12"), gone.toString());
    plays.assertEach("0", "ps -o ni= -p $(systemctl show --value -p MainPID base.service)");
  }

  @Test
  void aSocketIsRefusedWhileItsServiceRunsWithoutIt() {
    plays.twice(
        """
        - weir.unit:
            name: listening.service
            exec_start: /bin/sleep infinity
        """);
    Ended run =
        plays.run(
            """
            - weir.unit:
                name: listening.socket
                listen_stream: 127.0.0.1:5712
            """);
    assertEquals(2, run.status(), run.toString());
    assertSays(
        run,
        "listening.socket cannot be started while listening.service runs without it; nothing was"
            + " changed. Stop listening.service first (state: stopped)");
    plays.assertEach("not-found", "systemctl show --value -p LoadState listening.socket");
  }
}
