package weir.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess.Ended;

/**
 * {@code weir.ngrok} against the stand-in of agent and edge, {@code weir.health}, {@code
 * weir.logrotate} and {@code weir.journald}, on a host with systemd: what they say and what they
 * leave.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class WeirModulesIT {
  @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(2);

  private static final String DOMAIN = "host1.standin.example";
  private static final String APP =
      """
      - weir.unit:
          name: app.service
          exec_start: /usr/bin/python3 /srv/app.py
          restart: always
          restart_sec: 1
          start_limit_interval: 0
          wanted_by: multi-user.target
      """;

  /** Made once the hosts are up. */
  private static final class Holder {
    private static final Site SITE =
        Site.of(HOSTS.all().subList(0, 1), HOSTS.get(1), HOSTS.directory());
    private static final Tunnels TUNNELS = new Tunnels(SITE);
  }

  private final SystemdHost host = HOSTS.first();
  private final Plays plays = new Plays(HOSTS.directory(), Map.of("one", host));

  @BeforeAll
  static void install() {
    assertEquals(1, Holder.SITE.hosts().size());
    HOSTS
        .first()
        .sh(
            """
            useradd -r -M -s /usr/sbin/nologin ngrok
            cat >/srv/app.py <<'END'
            import http.server
            class App(http.server.BaseHTTPRequestHandler):
                def do_GET(self):
                    body = b'{"status": "ok"}'
                    self.send_response(200)
                    self.send_header("Content-Type", "application/json")
                    self.send_header("Content-Length", str(len(body)))
                    self.end_headers()
                    self.wfile.write(body)
                def log_message(self, *args):
                    pass
            http.server.ThreadingHTTPServer(("127.0.0.1", 5555), App).serve_forever()
            END
            """);
    Holder.TUNNELS.rival(HOSTS.get(1));
  }

  @AfterEach
  void stop() {
    host.sh(
        "systemctl stop app.service agent.service second.service ngrok.service by-hand.service"
            + " 2>/dev/null; cd /etc/systemd/system; rm -f /run/ngrok-standin ngrok.service"
            + " agent.service multi-user.target.wants/agent.service;"
            + " systemctl daemon-reload; systemctl reset-failed");
    fault("");
  }

  private static void fault(String code) {
    edge("fault?domain=" + DOMAIN + code);
  }

  private static void edge(String wish) {
    HOSTS.get(1).sh("curl -s -X POST 'http://127.0.0.1:4444/%s'".formatted(wish));
  }

  private static void assertSays(Ended run, String text) {
    assertTrue((run.out() + run.err()).contains(text), () -> text + "\nis not in\n" + run);
  }

  private Ended fails(String tasks, String... texts) {
    Ended run = plays.run(tasks);
    assertEquals(2, run.status(), run.toString());
    for (String text : texts) {
      assertSays(run, text);
    }
    return run;
  }

  @Test
  void aTunnelComesUpAndTheSecondRunChangesNothing() {
    plays.twice(APP + Holder.TUNNELS.tasks(Site.TOKEN, DOMAIN, "5555", "health"));
    assertEquals("640 root:ngrok", host.stat("/etc/ngrok/agent.yml"));
    assertEquals("755 root:root", host.stat("/usr/local/bin/ngrok"));
    agentThatIs("old-agent");
    plays.unchanged(Holder.TUNNELS.tasks(Site.TOKEN, DOMAIN, "5555", ""));
    agentThatIs("slow-start=4");
    plays.unchanged(Holder.TUNNELS.tasks(Site.TOKEN, DOMAIN, "5555", ""));
    agentThatIs("wrong-url");
    fails(
        Holder.TUNNELS.tasks(Site.TOKEN, DOMAIN, "5555", ""),
        "https://host1.standin.example is not online; the agent has"
            + " https://another.ngrok-standin.dev (after ");
    agentThatIs("old-version");
    fails(
        Holder.TUNNELS.tasks(Site.TOKEN, DOMAIN, "5556", ""),
        "unknown version '3'",
        "This agent is older than 3.16, the first that knows such a configuration: update it.");
  }

  private void agentThatIs(String fault) {
    host.sh("printf %s >/run/ngrok-standin; systemctl restart agent.service".formatted(fault));
  }

  @Test
  void oneAgentServesSeveralEndpointsEachWithItsPolicy() {
    plays.twice(
        APP
            + Holder.TUNNELS.tasks(
                Site.TOKEN,
                "{name: app, url: %s, upstream: 5555}, {name: other, url: 'https://%s', upstream: {url:"
                        .formatted(DOMAIN, Site.OTHER)
                    + " 'http://127.0.0.1:5555'}, description: the same, traffic_policy:"
                    + " {on_http_response: [{actions: [{type: add-headers, config: {headers:"
                    + " {x-by-policy: 'yes'}}}]}]}}",
                "health"));
    String ask = "curl -s -D - http://127.0.0.1:8080/ -H 'Host: %s'";
    assertTrue(HOSTS.get(1).sh(ask.formatted(Site.OTHER)).contains("x-by-policy: yes"));
    assertFalse(HOSTS.get(1).sh(ask.formatted(DOMAIN)).contains("x-by-policy"));
  }

  @Test
  void aMalformedTokenFailsAtOnceAndIsNowhereToBeSeen() {
    Ended run =
        fails(
            APP + Holder.TUNNELS.tasks("short-and-secret", DOMAIN, "5555", ""),
            "ngrok refuses the agent: ERR_NGROK_105: the authtoken is malformed; copy it again from"
                + " the dashboard",
            "Your authtoken: [token]");
    assertFalse((run.out() + run.err()).contains("short-and-secret"), run.toString());
    assertTrue(run.seconds() < 25, run.toString());
    Ended diff =
        plays.run(
            Holder.TUNNELS.tasks("other-and-secret", DOMAIN, "5555", ""),
            "--check",
            "--diff",
            "-vvv");
    assertFalse((diff.out() + diff.err()).contains("-and-secret"), diff.toString());
  }

  @Test
  void eachRefusalOfTheEdgeIsSaidWithItsAdvice() {
    String unknown = "standin_revoked_0123456789abcdefghijklmnop";
    host.sh(
        "mkdir -p /etc/ngrok; printf 'version: 3\\nagent:\\n  connect_url: %s\\n' >/etc/ngrok/bare.yml"
            .formatted(Holder.SITE.connectUrl()));
    Ended run =
        plays.run(
            Tunnels.refused(Holder.TUNNELS.tasks(Site.TOKEN, "other.example", "5555", ""))
                + Tunnels.refused(Holder.TUNNELS.tasks(unknown, DOMAIN, "5555", ""))
                + Tunnels.refused(Holder.TUNNELS.tasks(Site.SINGLE, Site.SHARED, "5555", ""))
                + Tunnels.refused(Holder.TUNNELS.tasks(Site.TOKEN, Site.SHARED, "5555", ""))
                + Tunnels.refused(
                    Holder.TUNNELS
                        .tasks("", Site.SHARED, "5555", "")
                        .replace("agent.yml", "bare.yml")
                        .replaceAll("(?m)^    (authtoken|agent): .*\n", "")));
    assertEquals(0, run.status(), run.toString());
    for (String text :
        List.of(
            "ERR_NGROK_320: the address is not this account's, or not on its plan; reserve the"
                + " domain in the dashboard, or mend the endpoint's url",
            "ERR_NGROK_107: the authtoken was revoked; make a new one in the dashboard",
            "ERR_NGROK_108: the account has too many agent sessions; stop the agent that holds the"
                + " other one",
            "ERR_NGROK_334: the address is online from another agent; stop that agent: a second"
                + " unit, a hand-started one or an old host",
            "ERR_NGROK_4018: no authtoken was given; set agent.authtoken in the config")) {
      assertSays(run, text);
    }
    assertFalse(run.out().contains(unknown), run.toString());
  }

  @Test
  void itsOwnSessionThatWasCutOffIsWaitedFor() {
    plays.twice(APP + Holder.TUNNELS.tasks(Site.TOKEN, DOMAIN, "5555", ""));
    edge("linger?seconds=12");
    try {
      host.sh("systemctl kill --kill-who=main -s KILL agent.service");
      plays.unchanged(
          """
          - weir.ngrok:
              config: /etc/ngrok/agent.yml
              unit: agent.service
              endpoints: [{url: "https://%s", upstream: 5555}]
          """
              .formatted(DOMAIN));
    } finally {
      edge("linger?seconds=2");
    }
    assertTrue(host.journal("agent.service").contains("ERR_NGROK_334"));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aDomainThatIsOnlineElsewhereIsNotWaitedForAgain() {
    SystemdHost other = HOSTS.get(1);
    other.sh("until [ $(($(date +%s) - $(cat /run/refused))) -gt 62 ]; do sleep 1; done");
    Ended run =
        new Plays(HOSTS.directory(), Map.of("two", other))
            .run(
                """
                - weir.ngrok:
                    config: /etc/refused.yml
                    unit: refused.service
                    endpoints: [{url: "https://%s", upstream: 5555}]
                """
                    .formatted(Site.SHARED));
    assertEquals(2, run.status(), run.toString());
    assertSays(run, "pooling_enabled on the endpoint. It has been refused for ");
    assertTrue(run.seconds() < 35, run.toString());
  }

  @Test
  void anUpstreamThatRefusesIsNotCalledHealthy() {
    fails(
        APP + Holder.TUNNELS.tasks(Site.TOKEN, DOMAIN, "5999", "health"),
        "step 6 of 7 (public URL)",
        "answered 502 with ERR_NGROK_8012: the tunnel is up, but its upstream refuses connections;"
            + " look at the app and its port first: the app has just answered on its host, so the"
            + " endpoint's upstream is another address (after ",
        "tries: 1)");
  }

  @Test
  void theInterstitialIsNotTakenForTheApp() {
    plays.twice(APP + Holder.TUNNELS.tasks(Site.TOKEN, DOMAIN, "5555", ""));
    fault("&code=6024");
    fails(
        Holder.TUNNELS.tasks(Site.TOKEN, DOMAIN, "5555", "health"),
        "answered 200 with ERR_NGROK_6024: ngrok's warning page for browsers answered instead of"
            + " the app");
  }

  @Test
  void aSecondAgentIsRefusedBeforeAnythingIsInstalled() {
    host.sh(
        "printf '[Service]\\nExecStart=/usr/local/bin/ngrok service run --config /etc/x.yml\\n"
            + "[Install]\\nWantedBy=multi-user.target\\n' >/etc/systemd/system/ngrok.service;"
            + " systemctl daemon-reload; systemctl enable ngrok.service");
    host.sh("rm -f /etc/ngrok/second.yml");
    fails(
        Holder.TUNNELS.tasks(Site.TOKEN, DOMAIN, "5555", "").replace("agent.yml", "second.yml"),
        "another ngrok agent is on this host; nothing was changed: ngrok.service (inactive,"
            + " enabled).");
    assertFalse(host.exists("/etc/ngrok/second.yml"));
    host.sh("systemctl disable ngrok.service");
  }

  @Test
  void anArchiveIsTakenOnlyWithItsSum() {
    Holder.SITE.install(host, "ngrok", "/tmp/ngrok");
    host.sh("cd /tmp && chmod 755 ngrok && tar -czf ngrok.tgz ngrok");
    String sum = host.sh("sha256sum </tmp/ngrok.tgz").substring(0, 64);
    String task =
        """
        - weir.ngrok:
            config: /etc/ngrok/x.yml
            state: configured
            path: /usr/local/bin/fetched
            url: file:///tmp/ngrok.tgz
            sha256: '%s'
        """;
    fails(
        task.formatted("0".repeat(64)),
        "file:///tmp/ngrok.tgz is not what sha256 says; nothing was installed");
    assertFalse(host.exists("/usr/local/bin/fetched"));
    plays.twice(task.formatted(sum));
    assertEquals("755 root:root", host.stat("/usr/local/bin/fetched"));
  }

  @Test
  void anAptRepositoryGivesTheProgram() {
    Holder.SITE.install(host, "ngrok", "/tmp/ngrok");
    host.sh(
        """
        mkdir -p /srv/apt /tmp/deb/DEBIAN /tmp/deb/opt/ngrok
        mv /etc/apt/sources.list /etc/apt/sources.list.d /tmp/ 2>/dev/null
        mkdir /etc/apt/sources.list.d
        install -m 755 /tmp/ngrok /tmp/deb/opt/ngrok/ngrok
        printf 'Package: ngrok\nVersion: 3.39.0\nArchitecture: all\nMaintainer: nobody\nDescription: stand-in\n' >/tmp/deb/DEBIAN/control
        dpkg-deb -b /tmp/deb /srv/apt/ngrok.deb
        cd /srv/apt
        { cat /tmp/deb/DEBIAN/control; echo Filename: ./ngrok.deb; echo Size: $(stat -c %s ngrok.deb)
          echo SHA256: $(sha256sum <ngrok.deb | cut -c1-64); } >Packages
        """);
    plays.twice(
        """
        - weir.ngrok:
            config: /etc/ngrok/x.yml
            state: configured
            path: /opt/ngrok/ngrok
            apt: deb [trusted=yes] file:/srv/apt ./
        """);
    assertEquals("755 root:root", host.stat("/opt/ngrok/ngrok"));
    assertEquals(
        "deb [trusted=yes] file:/srv/apt ./\n", host.read("/etc/apt/sources.list.d/ngrok.list"));
    host.sh(
        "rm -r /etc/apt/sources.list.d; mv /tmp/sources.list* /etc/apt/ 2>/dev/null; mkdir -p"
            + " /etc/apt/sources.list.d");
  }

  @Test
  void aStrangerOnThePortIsNamedThoughHealthAnswers() {
    host.sh("systemd-run --unit=by-hand /usr/bin/python3 /srv/app.py");
    host.sh("until curl -s http://127.0.0.1:5555/; do sleep 0.1; done");
    String pid = host.property("by-hand.service", "MainPID");
    plays.run(APP);
    fails(
        """
        - weir.health:
            unit: app.service
            url: http://127.0.0.1:5555/
            port: 5555
            budget: 5
        """,
        "port 5555 is held by process %s (/usr/bin/python3 /srv/app.py), which is not part of"
            .formatted(pid),
        "Address already in use");
  }

  @Test
  void healthLooksAtTcpTlsHeadersAndCommands() {
    host.sh(
        "cd /srv && openssl req -x509 -newkey rsa:2048 -nodes -days 5 -subj /CN=localhost"
            + " -keyout key.pem -out cert.pem 2>/dev/null;"
            + " systemd-run --unit=second openssl s_server -quiet -accept 5556 -cert /srv/cert.pem"
            + " -key /srv/key.pem -www");
    host.sh(
        "until (exec 3<>/dev/tcp/127.0.0.1/5556) 2>/dev/null; do sleep 0.1; done"
            .replace("(exec", "bash -c '(exec")
            .replace("5556)", "5556)'"));
    plays.twice(
        APP
            + """
            - weir.health:
                url: http://127.0.0.1:5555/
                json: {status: ok}
                headers: {Content-Type: application/json}
                tcp: ["127.0.0.1:5555", "127.0.0.1:5556"]
                tls: 127.0.0.1:5556
                tls_days: 3
                command: [/bin/sh, -c, exit 0]
            """);
    Ended run =
        plays.run(
            unwell("tls: 127.0.0.1:5556\n    tls_days: 30")
                + unwell("tls: 127.0.0.1:5998")
                + unwell("tls: 127.0.0.1:22")
                + unwell("public_url: http://127.0.0.1:1/")
                + unwell("tcp: 127.0.0.1:5998")
                + unwell("command: [/bin/sh, -c, 'echo no master >&2; exit 3']")
                + unwell("url: http://127.0.0.1:5555/\n    headers: {Content-Type: text/html}"));
    assertEquals(0, run.status(), run.toString());
    for (String text :
        List.of(
            "step 3 of 7 (local answer): the certificate of 127.0.0.1:5556 is valid until ",
            ", which is less than 30 days: renew it",
            "step 3 of 7 (local answer): no certificate of 127.0.0.1:5998: Connection refused (after ",
            "step 3 of 7 (local answer): no certificate of 127.0.0.1:22: ",
            "step 6 of 7 (public URL): GET http://127.0.0.1:1/: connection refused (after ",
            "step 2 of 7 (its own listener): 127.0.0.1:5998 takes no connection: Connection refused"
                + " (after ",
            "the command /bin/sh ended with 3: no master (after ",
            "the header Content-Type is \\\"application/json\\\", without \\\"text/html\\\"")) {
      assertSays(run, text);
    }
  }

  private static String unwell(String health) {
    return "- weir.health:\n    budget: 1\n    %s\n  ignore_errors: true\n".formatted(health);
  }

  @Test
  void aLogIsRotatedWhileItIsWritten() {
    String tasks =
        """
        - weir.logrotate:
            path: /var/log/talker/app.log
            unit: talker.service
        """;
    fails(tasks, "there is no directory /var/log/talker on this host; nothing was changed.");
    host.sh("mkdir -m 777 /var/log/talker");
    fails(tasks, "/var/log/talker may be written to by others than root (mode 777)");
    host.sh("chmod 755 /var/log/talker");
    String unit =
        """
        - weir.unit:
            name: talker.service
            exec_start: /bin/sh -c 'while echo talking; do sleep 0.05; done'
            standard_output: append:/var/log/talker/app.log
        """;
    host.sh("systemctl disable --now logrotate.timer");
    plays.twice(unit + tasks);
    assertEquals("active", host.property("logrotate.timer", "ActiveState"));
    assertEquals("enabled", host.property("logrotate.timer", "UnitFileState"));
    assertEquals("644 root:root", host.stat("/etc/logrotate.d/talker"));
    host.sh("logrotate -f /etc/logrotate.d/talker; sleep 0.5");
    host.sh("test -s /var/log/talker/app.log.1; test -s /var/log/talker/app.log");
    assertEquals("talking\n", host.sh("head -n 1 /var/log/talker/app.log"));
    host.sh("mv /usr/sbin/logrotate /usr/sbin/logrotate.away");
    try {
      fails(tasks, "this host has no logrotate, so /var/log/talker/app.log would grow for ever");
    } finally {
      host.sh("mv /usr/sbin/logrotate.away /usr/sbin/logrotate; systemctl disable --now talker");
    }
  }

  @Test
  void theJournalIsCappedAndRestartedOnce() {
    String tasks =
        """
        - weir.journald:
            system_max_use: 200M
            max_retention_sec: 1month
        """;
    String before = host.property("systemd-journald.service", "MainPID");
    plays.twice(tasks);
    String after = host.property("systemd-journald.service", "MainPID");
    assertFalse(before.equals(after));
    assertEquals("644 root:root", host.stat("/etc/systemd/journald.conf.d/50-weir.conf"));
    plays.unchanged(tasks);
    assertEquals(after, host.property("systemd-journald.service", "MainPID"));
    Ended wrong = plays.run("- weir.journald: {system_max_use: plenty}");
    assertEquals(4, wrong.status(), wrong.toString());
    assertSays(wrong, "system_max_use: plenty is no size, and journald would ignore it.");
  }
}
