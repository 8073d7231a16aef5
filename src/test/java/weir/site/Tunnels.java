package weir.site;

import weir.testing.SystemdHost;

/**
 * Tasks that bring the stand-in agent's tunnels up on a site, and an agent that is in their way.
 */
record Tunnels(Site site) {

  /** The agent, from its program to its endpoint, and the health of what is behind it. */
  String tasks(String token, String domain, String upstream, String health) {
    return tasks(
        token,
        "{name: app, url: \"https://%s\", upstream: %s}".formatted(domain, upstream),
        health);
  }

  /** The same with these endpoints. */
  String tasks(String token, String endpoints, String health) {
    return """
    - weir.ngrok:
        config: /etc/ngrok/agent.yml
        unit: agent.service
        state: configured
        binary: %s
        authtoken: %s
        agent: {connect_url: "%s"}
        endpoints: &endpoints
          [%s]
    - weir.unit:
        name: agent.service
        user: ngrok
        exec_start: /usr/local/bin/ngrok start --all --config /etc/ngrok/agent.yml --log stdout --log-format json
        restart: always
        restart_sec: 1
        start_limit_interval: 0
        inputs: [/etc/ngrok/agent.yml, /usr/local/bin/ngrok]
    - weir.ngrok:
        config: /etc/ngrok/agent.yml
        unit: agent.service
        endpoints: *endpoints
    """
            .formatted(site.program("ngrok"), token, site.connectUrl(), endpoints)
        + (health.isEmpty()
            ? ""
            : """
            - weir.health:
                unit: app.service
                url: http://127.0.0.1:5555/
                json: {status: ok}
                port: 5555
                window: 1
                budget: 6
                public_url: %s/
            """
                .formatted(site.publicUrl()));
  }

  /** The same, but what goes wrong is passed over, and does not take its minute. */
  static String refused(String tasks) {
    return tasks.stripTrailing() + "\n    budget: 3\n  ignore_errors: true\n";
  }

  /** Somebody holds the shared domain, and an agent of the second host has it refused. */
  void rival(SystemdHost other) {
    site.install(other, "ngrok", "/usr/local/bin/ngrok");
    other.sh(
        """
        chmod 755 /usr/local/bin/ngrok
        cat >/srv/rival.py <<'END'
        import json, socket, time
        edge = socket.create_connection(("127.0.0.1", 4443))
        hello = {"type": "hello", "client": "rival", "authtoken": "%s",
                 "endpoints": [{"name": "app", "url": "https://%s"}]}
        edge.sendall(json.dumps(hello).encode() + b"\\n")
        while True:
            time.sleep(5)
            edge.sendall(b'{"type": "ping"}\\n')
        END
        systemd-run --unit=rival python3 /srv/rival.py
        until curl -s http://127.0.0.1:4444/state | grep -q '%2$s'; do sleep 0.1; done
        cat >/etc/refused.yml <<'END'
        version: 3
        agent:
          authtoken: "%s"
          connect_url: "127.0.0.1:4443"
        endpoints:
          - name: app
            url: "https://%2$s"
            upstream:
              url: "5555"
        END
        systemd-run --unit=refused -p Restart=always -p RestartSec=3 /usr/local/bin/ngrok \
          start --all --config /etc/refused.yml --log stdout
        date +%%s >/run/refused
        """
            .formatted(Site.SINGLE, Site.SHARED, Site.TOKEN));
  }
}
