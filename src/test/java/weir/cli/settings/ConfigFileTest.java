package weir.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.source.Diagnostic;

final class ConfigFileTest {
  @TempDir private Path directory;

  @Test
  void leavesTheFileOfAWorldWritableDirectoryAlone() throws IOException {
    Files.writeString(directory.resolve("ansible.cfg"), "[defaults]\nforks = 3\n");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<Diagnostic> warnings = new ArrayList<>();
    assertNull(find(Map.of(), warnings));
    assertEquals(
        List.of(directory.resolve("ansible.cfg") + " is not used"),
        warnings.stream().map(Diagnostic::summary).toList());
  }

  @Test
  void takesItThereWhenItIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("ansible.cfg"), "");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    List<Diagnostic> warnings = new ArrayList<>();
    assertEquals(file, find(Map.of("ANSIBLE_CONFIG", "ansible.cfg"), warnings));
    assertEquals(List.of(), warnings);
  }

  private @Nullable Path find(Map<String, String> environment, List<Diagnostic> warnings) {
    Path elsewhere = directory.resolve("elsewhere");
    return ConfigFile.find(
        new Surroundings(environment, directory, elsewhere, elsewhere), warnings::add);
  }
}
