package weir.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import weir.cli.settings.Surroundings;

/**
 * A file in the user's state directory, {@code $XDG_STATE_HOME/weir}, which only the user can read.
 * It is replaced whole.
 */
final class StateFile {
  private static final FileAttribute<?> OWN_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWN_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private final Path file;

  StateFile(Path file) {
    this.file = file;
  }

  static StateFile of(Surroundings around, String name) {
    return new StateFile(directory(around.environment(), around.home()).resolve(name));
  }

  /** A relative XDG_STATE_HOME counts as none, as its specification has it. */
  private static Path directory(Map<String, String> environment, Path home) {
    String said = environment.getOrDefault("XDG_STATE_HOME", "");
    Path base = said.startsWith("/") ? Path.of(said) : home.resolve(".local/state");
    return base.resolve("weir");
  }

  Path path() {
    return file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  String read() throws IOException {
    return Files.readString(file);
  }

  void write(String text) throws IOException {
    Path directory = file.resolveSibling(".").normalize();
    Files.createDirectories(directory, OWN_DIRECTORY);
    Path fresh = Files.createTempFile(directory, file.getFileName().toString(), ".new", OWN_FILE);
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.write(StandardCharsets.UTF_8.encode(text));
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
