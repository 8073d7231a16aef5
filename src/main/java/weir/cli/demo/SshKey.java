package weir.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An ed25519 key pair without a passphrase.
 *
 * @param file the private key; the public one lies beside it as {@code .pub}
 */
public record SshKey(Path file) {
  /** The key at {@code file}, made with ssh-keygen if it is not there yet. */
  public static SshKey at(Path file) {
    SshKey key = new SshKey(file);
    if (Files.exists(file) && Files.exists(key.publicFile())) return key;
    List<String> told = new ArrayList<>();
    List<String> argv =
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "weir", "-f", "" + file);
    if (!Subprocess.run(argv, Duration.ofSeconds(30), told::add).succeeded()) {
      throw new IllegalStateException("ssh-keygen made no key: " + String.join("; ", told));
    }
    return key;
  }

  /** The file with the public key. */
  public Path publicFile() {
    return Path.of(file + ".pub");
  }

  /** The public key as one line of authorized_keys. */
  public String publicLine() {
    try {
      return Files.readString(publicFile()).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The lines of known_hosts for a server at 127.0.0.1.
   *
   * @param hostKeys the server's own public key files, one key a line
   */
  public static String knownHosts(int port, String hostKeys) {
    return hostKeys
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(" ", -1))
        .map(words -> "[127.0.0.1]:" + port + " " + words[0] + " " + words[1] + "\n")
        .collect(Collectors.joining());
  }
}
