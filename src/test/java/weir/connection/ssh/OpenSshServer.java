package weir.connection.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import weir.connection.Secret;
import weir.connection.Target;
import weir.connection.local.LocalCommands;

/** A real sshd on a free port of loopback, with a home, keys and settings of its own. */
final class OpenSshServer implements AutoCloseable {
  final Path directory;
  final int port;
  private final Process process;

  /** Starts one; the lines are added to its configuration, before the others. */
  OpenSshServer(Path directory, String... lines) throws Exception {
    this.directory = directory;
    this.port = freePort();
    if (!Files.exists(directory.resolve("host_ed25519"))) {
      key("ed25519", "host_ed25519", "");
      key("rsa", "host_rsa", "");
      key("ed25519", "user", "");
      Files.createDirectories(directory.resolve("home/.ssh"));
      authorize("user");
    }
    Path config = directory.resolve("sshd_config" + port);
    List<String> text = new ArrayList<>(List.of(lines));
    if (text.stream().noneMatch(line -> line.startsWith("HostKey "))) {
      text.add("HostKey " + directory.resolve("host_ed25519"));
      text.add("HostKey " + directory.resolve("host_rsa"));
    }
    text.addAll(
        List.of(
            "Port " + port,
            "ListenAddress 127.0.0.1",
            "PidFile none",
            "StrictModes no",
            "UsePAM no",
            "PermitRootLogin yes",
            "PasswordAuthentication no",
            "AuthorizedKeysFile " + directory.resolve("authorized_keys")));
    Files.write(config, text);
    Files.createDirectories(Path.of("/run/sshd"));
    process =
        new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("sshd" + port + ".log").toFile())
            .start();
    awaitPort();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitPort() throws Exception {
    for (int i = 0; i < 250; i++) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    throw new IOException("sshd did not start: " + log());
  }

  String log() throws IOException {
    return Files.readString(directory.resolve("sshd" + port + ".log"));
  }

  /** Makes a key pair in the directory. */
  Path key(String type, String name, String passphrase, String... more) throws IOException {
    Path file = directory.resolve(name);
    List<String> argv = new ArrayList<>(List.of("ssh-keygen", "-q", "-t", type));
    argv.addAll(List.of("-N", passphrase, "-f", file.toString(), "-C", name));
    argv.addAll(List.of(more));
    var made = new LocalCommands().run(argv, Duration.ofSeconds(20));
    if (made.status() != 0) {
      throw new IOException(made.stderr());
    }
    return file;
  }

  /** Lets exactly these keys in. */
  void authorize(String... names) throws IOException {
    var lines = new StringBuilder();
    for (String name : names) {
      lines.append(Files.readString(directory.resolve(name + ".pub")));
    }
    Files.writeString(directory.resolve("authorized_keys"), lines);
  }

  /** The known_hosts line for a key of this server at a port. */
  String knownLine(String name, int at) throws IOException {
    String[] words = Files.readString(directory.resolve(name + ".pub")).split(" ", -1);
    return "[127.0.0.1]:" + at + " " + words[0] + " " + words[1];
  }

  Path knownHosts() {
    return directory.resolve("home/.ssh/known_hosts");
  }

  void know(String... lines) throws IOException {
    Files.write(knownHosts(), List.of(lines));
  }

  /** Settings with the server's directory as home and short waits. */
  SshSettings settings() {
    return new SshSettings(
        directory.resolve("home"),
        System.getProperty("user.name"),
        null,
        directory.resolve("etc"),
        false,
        4,
        1,
        Duration.ofSeconds(1),
        2);
  }

  Target target(int at, String... args) {
    return target(at, directory.resolve("user"), null, args);
  }

  Target target(int at, @Nullable Path key, @Nullable Secret password, String... args) {
    return new Target(
        "web1",
        "127.0.0.1",
        at,
        null,
        key == null ? null : key.toString(),
        password,
        List.of(args),
        Duration.ofSeconds(10),
        true);
  }

  SshConnector connector() {
    return new SshConnector(settings(), Prompts.NONE, new LocalCommands());
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }
}
