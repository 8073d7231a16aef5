package weir.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.module.ModuleFailure;

final class VarsDirectoryTest {
  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(directory.resolve("a/deep"));
    for (String name : List.of("two.yml", "one.json", "a/three.yaml", "a/deep/four.yml")) {
      Files.writeString(directory.resolve(name), "{}");
    }
  }

  private List<String> files(Map<String, Object> args) {
    return VarsDirectory.of(directory, args).files().stream()
        .map(file -> directory.relativize(file).toString())
        .toList();
  }

  @Test
  void readsADirectorysOwnFilesFirst() {
    assertEquals(
        List.of("one.json", "two.yml", "a/three.yaml", "a/deep/four.yml"), files(Map.of()));
    assertEquals(List.of("one.json", "two.yml"), files(Map.of("depth", 1L)));
  }

  @Test
  void readsPatternsAsPythonDoes() {
    assertEquals(List.of("two.yml"), files(Map.of("files_matching", "(?P<letter>w)o")));
    assertEquals(
        List.of("two.yml", "a/deep/four.yml"),
        files(Map.of("ignore_files", List.of("one|seven.yml", "e.yaml"))));
  }

  @Test
  void refusesWhatIsNoPattern() {
    for (String name : List.of("files_matching", "ignore_files")) {
      ModuleFailure failure = assertThrows(ModuleFailure.class, () -> files(Map.of(name, "*.yml")));
      assertEquals("Invalid regular expression: *.yml", failure.getMessage());
    }
  }

  @Test
  void refusesOtherEndingsUnlessTheyMayBePassedOver() {
    assertThrows(ModuleFailure.class, () -> files(Map.of("extensions", "yml")));
    assertEquals(
        List.of("two.yml", "a/deep/four.yml"),
        files(Map.of("extensions", "yml", "ignore_unknown_extensions", true)));
  }
}
