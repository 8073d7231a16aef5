package weir.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An edge stand-in, an upstream and any number of agent stand-ins on loopback. */
final class StandIns implements AutoCloseable {
  static final String TOKEN = "2standinStandinStandinStandin_5StandinToken";
  static final String REVOKED = "2revokedRevokedRevokedRevoked_5RevokedToken";
  static final String DOMAIN = "a.ngrok-free.dev";
  private static final Path PROGRAMS = Path.of("src/main/resources/weir/demo/standin");

  final Path directory;
  final HttpServer upstream;
  final Map<String, String> listeners = new LinkedHashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();

  StandIns(Path directory, int linger) throws IOException {
    this.directory = directory;
    upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    upstream.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("ngrok-error-code", "ERR_NGROK_9999");
          byte[] body = (exchange.getRequestMethod() + exchange.getRequestURI()).getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    upstream.start();
    Path config = directory.resolve("edge.json");
    Files.writeString(
        config,
        """
        {"agents": "127.0.0.1:0", "public": {"127.0.0.1:0": "%s"}, "admin": "127.0.0.1:0",
         "linger": %d,
         "accounts": [{"token": "%s", "domains": ["%s"], "sessions": 2},
                      {"token": "%s", "domains": ["%s"], "revoked": true}]}
        """
            .formatted(DOMAIN, linger, TOKEN, DOMAIN, REVOKED, DOMAIN));
    BufferedReader printed = start(Map.of(), "edge", config.toString()).inputReader(UTF_8);
    for (String line = read(printed); !line.equals("ready"); line = read(printed)) {
      int space = line.lastIndexOf(' ');
      listeners.put(line.substring(0, space).split(" ", 2)[0], line.substring(space + 1));
    }
  }

  Process start(Map<String, String> environment, String program, String... words)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("python3", PROGRAMS.resolve(program).toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("NGROK_AUTHTOKEN");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    processes.add(process);
    return process;
  }

  /** Output and exit status of a command that ends. */
  Ended run(Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    Process process = start(environment, "ngrok", words);
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still running: " + output);
    }
    return new Ended(process.exitValue(), output);
  }

  record Ended(int status, String output) {}

  /** An agent with this token and domain, its log read up to the given words. */
  Agent agent(Path config, Map<String, String> environment) throws IOException {
    Process process =
        start(
            environment,
            "ngrok",
            "start",
            "--all",
            "--config",
            config.toString(),
            "--log=stdout",
            "--log-format",
            "json");
    return new Agent(process, process.inputReader(UTF_8));
  }

  record Agent(Process process, BufferedReader log) {
    void waitFor(String words) throws IOException {
      String line = read(log);
      while (!line.contains(words)) {
        line = read(log);
      }
    }
  }

  Path config(String name, String token, String domain, int webPort) throws IOException {
    return Files.writeString(
        directory.resolve(name),
        """
        version: "3"
        agent:
          authtoken: "%s"
          connect_url: "%s"
          web_addr: "127.0.0.1:%d"
        endpoints:
          - name: currents
            url: "https://%s"
            upstream:
              url: "http://127.0.0.1:%d"
        """
            .formatted(
                token, listeners.get("agents"), webPort, domain, upstream.getAddress().getPort()));
  }

  HttpResponse<String> get(String address, String path, String... headers)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder().GET(), address, path, headers);
  }

  HttpResponse<String> send(
      HttpRequest.Builder request, String address, String path, String... headers)
      throws IOException, InterruptedException {
    request.uri(URI.create("http://" + address + path)).timeout(Duration.ofSeconds(10));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> fromOutside(String path, String... headers)
      throws IOException, InterruptedException {
    return get(listeners.getOrDefault("public", ""), path, headers);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String read(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    if (line == null) {
      throw new IOException("the program ended");
    }
    return line;
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    upstream.stop(0);
    client.close();
  }
}
