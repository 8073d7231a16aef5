package weir.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/**
 * The stand-in of ngrok's edge, in a container of its own: agents on the hosts dial out to it, and
 * a loopback port of this machine takes the place of each host's public address.
 */
final class DemoEdge {
  private static final String TOKEN = "standin_token_0123456789abcdefghijklmnop";
  private static final int AGENTS = 4443;
  private static final Duration START = Duration.ofSeconds(20);
  private final Docker docker;
  private final DemoDirectory directory;
  private final String image;

  DemoEdge(Docker docker, DemoDirectory directory, String image) {
    this.docker = docker;
    this.directory = directory;
    this.image = image;
  }

  /** Starts it anew for these hosts; gives the variables that lead each of them to it. */
  Map<String, Map<String, String>> up(List<DemoHost> hosts) {
    String name = docker.family() + "-edge";
    if (docker.containers().stream().anyMatch(each -> each.name().equals(name))) {
      Docker.remove(List.of(name));
    }
    Map<String, Integer> ports = ports(hosts);
    unpack("edge");
    unpack("ngrok");
    write("edge.json", configuration(ports));
    docker.createPlain(
        name,
        image,
        directory.standIns(),
        List.copyOf(ports.values()),
        "python3",
        "/standin/edge",
        "/standin/edge.json");
    for (int port : ports.values()) {
      if (!Deadline.await(START, () -> LoopbackPort.speaksHttp(port))) {
        throw new DiagnosticException(
            Diagnostic.error("The stand-in of ngrok's edge does not start", null)
                .withHint("docker logs " + name));
      }
    }
    String address = Docker.address(name);
    Map<String, Map<String, String>> variables = new LinkedHashMap<>();
    ports.forEach((host, port) ->
        variables.put(
            host,
            Map.of(
                "ngrok_authtoken",
                TOKEN,
                "ngrok_domain",
                domain(host),
                "ngrok_public_url",
                "http://127.0.0.1:" + port,
                "ngrok_connect_url",
                address + ":" + AGENTS,
                "ngrok_binary_file",
                directory.standIns().resolve("ngrok").toString())));
    return variables;
  }

  /** The ports of last time, so that the inventory stays as it was. */
  private Map<String, Integer> ports(List<DemoHost> hosts) {
    Map<String, Integer> ports = new LinkedHashMap<>();
    Path file = directory.standIns().resolve("ports");
    try {
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          String[] words = line.split(" ", -1);
          ports.put(words[0], Integer.parseInt(words[1]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> names = hosts.stream().map(DemoHost::name).toList();
    ports.keySet().retainAll(names);
    for (String name : names) ports.computeIfAbsent(name, _ -> LoopbackPort.free());
    StringBuilder text = new StringBuilder();
    ports.forEach((name, port) -> text.append(name).append(' ').append(port).append('\n'));
    write("ports", text.toString());
    return ports;
  }

  private static String configuration(Map<String, Integer> ports) {
    List<String> listeners = new ArrayList<>();
    List<String> domains = new ArrayList<>();
    ports.forEach((host, port) -> {
      listeners.add("\"0.0.0.0:%d\": \"%s\"".formatted(port, domain(host)));
      domains.add("\"%s\"".formatted(domain(host)));
    });
    return """
    {"agents": "0.0.0.0:%d", "public": {%s}, "linger": 2,
     "accounts": [{"token": "%s", "domains": [%s], "sessions": %d}]}
    """
        .formatted(
            AGENTS,
            String.join(", ", listeners),
            TOKEN,
            String.join(", ", domains),
            ports.size() + 1);
  }

  private static String domain(String host) {
    return host + ".standin.example";
  }

  private void unpack(String name) {
    write(name, Resource.text("standin/" + name));
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(directory.standIns());
      Files.writeString(directory.standIns().resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
