package weir.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the demo keeps its key, inventory and known_hosts between runs.
 *
 * @param root the directory; nothing of the demo lies outside
 * @param family what the names of its hosts begin with
 */
public record DemoDirectory(Path root, String family) {
  /** {@code weir/demo} in the user's state directory, as the XDG specification has it. */
  public static DemoDirectory of(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base =
        state.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return new DemoDirectory(base.resolve("weir").resolve("demo").toAbsolutePath(), "weir-demo");
  }

  /** The private key. */
  public Path key() {
    return root.resolve("id_ed25519");
  }

  /** The inventory of the running hosts. */
  public Path inventory() {
    return root.resolve("inventory.yml");
  }

  Path knownHosts() {
    return root.resolve("known_hosts");
  }

  Path sshConfig() {
    return root.resolve("ssh_config");
  }

  /** What the stand-ins of the tunnel are made of. */
  Path standIns() {
    return root.resolve("standin");
  }

  Path variables() {
    return root.resolve("variables.yml");
  }

  /** Makes it, for its owner only. */
  void create() {
    try {
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes what a client needs to reach {@code hosts}. */
  void describe(
      List<DemoHost> hosts, DemoContent content, Map<String, Map<String, String>> hostVariables) {
    write(inventory(), ClientFiles.inventory(this, hosts, content.groups(), hostVariables));
    if (!content.groupVariables().isEmpty()) {
      Path variables = root.resolve("group_vars");
      makeDirectory(variables);
      content
          .groups()
          .forEach(group -> write(variables.resolve(group + ".yml"), content.groupVariables()));
    }
    write(knownHosts(), ClientFiles.knownHosts(hosts));
    write(sshConfig(), ClientFiles.sshConfig(this, hosts));
    write(variables(), ClientFiles.variables(content.variables()));
  }

  /** Removes it with everything in it. */
  void remove() {
    if (!Files.exists(root)) return;
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void makeDirectory(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
