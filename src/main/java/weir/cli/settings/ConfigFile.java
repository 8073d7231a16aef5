package weir.cli.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;

/** Finds {@code ansible.cfg} where Ansible finds it. */
final class ConfigFile {
  private static final String NAME = "ansible.cfg";

  private ConfigFile() {}

  /** The file that counts, null when there is none. */
  static @Nullable Path find(Surroundings around, Consumer<Diagnostic> warnings) {
    String named = around.environment().getOrDefault("ANSIBLE_CONFIG", "");
    if (!named.isEmpty()) {
      Path given = around.path(named, around.directory());
      Path path = Files.isDirectory(given) ? given.resolve(NAME) : given;
      if (Files.isReadable(path)) {
        return path;
      }
      SourceFile variable = new SourceFile("ANSIBLE_CONFIG", named);
      warnings.accept(
          Diagnostic.warning(
                  "the configuration %s cannot be read".formatted(path),
                  variable.span(0, named.length()))
              .withDetail("The next place where one may be is used instead."));
    }
    Path here = around.directory().resolve(NAME);
    if (Files.isReadable(here)) {
      if (!worldWritable(around.directory())) {
        return here;
      }
      warnings.accept(
          Diagnostic.warning("%s is not used".formatted(here), null)
              .withDetail(
                  "Everybody may write to its directory, so anybody could have put it there.")
              .withHint(
                  "Take the right to write from others, or name the file in ANSIBLE_CONFIG."));
    }
    for (Path path : List.of(around.home().resolve("." + NAME), around.system().resolve(NAME))) {
      if (Files.isReadable(path)) {
        return path;
      }
    }
    return null;
  }

  static SourceFile read(Path path) {
    try {
      return new SourceFile(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new DiagnosticException(
          Diagnostic.error("cannot read %s".formatted(path), null).withDetail(e.toString()));
    }
  }

  private static boolean worldWritable(Path directory) {
    try {
      return Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
