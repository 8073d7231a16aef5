package weir.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import weir.testing.SystemdHost;

/**
 * The surroundings of the site play: an inventory of test hosts, and the stand-in of ngrok's edge
 * on the last of them.
 */
final class Site {
  static final String TOKEN = "standin_token_0123456789abcdefghijklmnop";

  /** Of an account that may have one session. */
  static final String SINGLE = "standin_single_0123456789abcdefghijklmnop";

  /** One more domain of the account. */
  static final String OTHER = "other.standin.example";

  /** Belongs to both accounts. */
  static final String SHARED = "shared.standin.example";

  private static final Path STANDIN = Path.of("src/main/resources/weir/demo/standin");
  private final List<SystemdHost> hosts;
  private final Path inventory;

  private final String edge;

  private Site(List<SystemdHost> hosts, Path inventory, String edge) {
    this.hosts = hosts;
    this.inventory = inventory;
    this.edge = edge;
  }

  /** Where agents dial in. */
  String connectUrl() {
    return edge + ":4443";
  }

  /** What the first host's domain answers under. */
  String publicUrl() {
    return "http://%s:8081".formatted(edge);
  }

  /** The path of a stand-in here. */
  String program(String name) {
    return STANDIN.resolve(name).toAbsolutePath().toString();
  }

  /** Puts a stand-in on a host. */
  void install(SystemdHost host, String name, String path) {
    put(host, path, read(STANDIN.resolve(name)));
  }

  /** Writes the inventory and starts the edge on one host. */
  static Site of(List<SystemdHost> hosts, SystemdHost edgeHost, Path directory) {
    String edge = address(edgeHost);
    startEdge(hosts, edgeHost);
    StringBuilder text = new StringBuilder("all:\n  children:\n    currents:\n      hosts:\n");
    for (int i = 0; i < hosts.size(); i++) {
      SystemdHost host = hosts.get(i);
      text.append("        ").append(host.name()).append(":\n");
      variable(text, "ansible_host", "127.0.0.1");
      variable(text, "ansible_port", String.valueOf(host.port()));
      variable(text, "ansible_user", "ubuntu");
      variable(text, "ansible_ssh_private_key_file", host.key().toString());
      variable(
          text,
          "ansible_ssh_common_args",
          "-o StrictHostKeyChecking=yes -o UserKnownHostsFile=" + host.knownHosts());
      variable(text, "ngrok_authtoken", TOKEN);
      variable(text, "ngrok_domain", host.name() + ".standin.example");
      variable(text, "ngrok_public_url", "http://%s:%d".formatted(edge, 8081 + i));
      variable(text, "ngrok_connect_url", edge + ":4443");
      variable(text, "ngrok_binary_file", STANDIN.resolve("ngrok").toAbsolutePath().toString());
    }
    try {
      Path inventory = Files.writeString(directory.resolve("site-inventory.yml"), text);
      return new Site(hosts, inventory, edge);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<SystemdHost> hosts() {
    return hosts;
  }

  String inventory() {
    return inventory.toString();
  }

  private static void variable(StringBuilder text, String name, String value) {
    text.append("          %s: '%s'%n".formatted(name, value));
  }

  private static void startEdge(List<SystemdHost> hosts, SystemdHost edgeHost) {
    StringBuilder listeners = new StringBuilder();
    StringBuilder domains = new StringBuilder();
    for (int i = 0; i < hosts.size(); i++) {
      String comma = i == 0 ? "" : ", ";
      String domain = hosts.get(i).name() + ".standin.example";
      listeners.append("%s\"0.0.0.0:%d\": \"%s\"".formatted(comma, 8081 + i, domain));
      domains.append("%s\"%s\"".formatted(comma, domain));
    }
    String config =
        """
        {"agents": "0.0.0.0:4443", "public": {%s, "0.0.0.0:8080": "*"}, "linger": 2,
         "admin": "127.0.0.1:4444",
         "accounts": [{"token": "%s", "domains": [%s, "%s", "%s"], "sessions": %d},
                      {"token": "%s", "domains": ["%s"], "sessions": 1}]}
        """
            .formatted(listeners, TOKEN, domains, OTHER, SHARED, hosts.size() + 1, SINGLE, SHARED);
    put(edgeHost, "/usr/local/bin/edge", read(STANDIN.resolve("edge")));
    put(edgeHost, "/etc/edge.json", config);
    edgeHost.sh(
        "systemd-run --unit=edge --property=Restart=always python3 /usr/local/bin/edge"
            + " /etc/edge.json");
    edgeHost.sh("until curl -s -o /dev/null http://127.0.0.1:8081/; do sleep 0.1; done");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void put(SystemdHost host, String path, String text) {
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    host.sh("echo %s | base64 -d > %s".formatted(encoded, path));
  }

  private static String address(SystemdHost host) {
    return Objects.requireNonNull(
        DockerClientFactory.instance()
            .client()
            .inspectContainerCmd(host.containerId())
            .exec()
            .getNetworkSettings()
            .getNetworks()
            .values()
            .iterator()
            .next()
            .getIpAddress());
  }
}
