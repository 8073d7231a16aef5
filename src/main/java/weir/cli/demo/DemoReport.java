package weir.cli.demo;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a person wants to see after the play: the service of each host, and how to look oneself. */
final class DemoReport {
  private final PrintWriter out;
  private final DemoDirectory directory;
  private final DemoContent content;

  DemoReport(PrintWriter out, DemoDirectory directory, DemoContent content) {
    this.out = out;
    this.directory = directory;
    this.content = content;
  }

  void print(List<DemoHost> hosts, Map<String, Map<String, String>> variables) {
    out.println();
    for (DemoHost host : hosts) {
      out.printf("%-14s %s%n", host.name(), unit(host));
      out.printf("%-14s %s -> %s%n", "", content.health(), health(host));
      String outside = variables.getOrDefault(host.name(), Map.of()).get("ngrok_public_url");
      if (outside != null) {
        out.printf("%-14s %s/health (the stand-in of its public address)%n", "", outside);
      }
    }
    String first = hosts.getFirst().name();
    out.println();
    out.println("Look yourself:");
    if (!content.groupVariables().isEmpty()) {
      out.println("  ./weir status -i " + directory.inventory());
    }
    out.println("  ssh -F " + directory.sshConfig() + " " + first);
    out.println("  ssh -F " + directory.sshConfig() + " " + first + " curl -s " + content.health());
    out.println("  docker exec " + first + " journalctl -u " + content.unit());
    out.println();
    out.flush();
  }

  private String unit(DemoHost host) {
    Map<String, String> unit = new HashMap<>();
    Docker.exec(
            host.name(),
            "systemctl",
            "show",
            "--property=ActiveState,SubState,MainPID,NRestarts",
            content.unit())
        .out()
        .lines()
        .forEach(line -> {
          int equals = line.indexOf('=');
          if (equals > 0) unit.put(line.substring(0, equals), line.substring(equals + 1));
        });
    return "%s: %s (%s), MainPID %s, restarts %s"
        .formatted(
            content.unit(),
            unit.getOrDefault("ActiveState", "unknown"),
            unit.getOrDefault("SubState", "unknown"),
            unit.getOrDefault("MainPID", "none"),
            unit.getOrDefault("NRestarts", "unknown"));
  }

  private String health(DemoHost host) {
    Subprocess.Result answer =
        Docker.exec(
            host.name(), "curl", "-s", "-m", "5", "-w", " (HTTP %{http_code})", content.health());
    return answer.succeeded()
        ? answer.out().strip().replace("\n", "")
        : "no answer (curl ended with " + answer.status() + ")";
  }
}
