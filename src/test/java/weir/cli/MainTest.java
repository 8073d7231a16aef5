package weir.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path directory;

  @Test
  void withoutArgumentsItShowsHowItIsUsed() {
    assertEquals(ExitCode.OK, run());
    assertTrue(out.toString().startsWith("Usage: weir "), out::toString);
    assertTrue(out.toString().contains("weir demo"), out::toString);
  }

  @Test
  void tellsItsVersion() {
    assertEquals(ExitCode.OK, run("--version"));
    assertTrue(out.toString().startsWith("weir "), out::toString);
  }

  @Test
  void unknownOptionGetsTheNearestOne() {
    assertEquals(2, run("run", "site.yml", "--chekc"));
    told("error: Unknown option: '--chekc'", "  = Did you mean '--check'?", "weir run --help");
  }

  @Test
  void unknownCommandIsAWrongOption() {
    assertEquals(2, run("rnu"));
    told("error: ", "weir --help");
  }

  @Test
  void runNeedsAPlaybook() {
    assertEquals(2, run("run"));
    told("error: Missing required parameter: 'PLAYBOOK'", "weir run --help");
  }

  @Test
  void missingPlaybookIsAnError() {
    assertEquals(1, run("run", directory.resolve("none.yml").toString()));
    told("error: there is no playbook '%s'".formatted(directory.resolve("none.yml")));
  }

  @Test
  void playbookThatIsNoYamlCannotBeRead() throws IOException {
    assertEquals(4, run("run", playbook("- hosts: [all\n")));
    told("error: this [ is not closed", "site.yml:1:10");
  }

  @Test
  void allMistakesAreShownAtOnceBeforeAnyHost() throws IOException {
    String file = playbook("- hosts: all\n  taks: []\n  tasks:\n    - cpoy: { src: a }\n");
    assertEquals(4, run("run", file, "-i", "nowhere.invalid,"));
    told("a play has no keyword 'taks'", "Weir has no module 'cpoy'", "Did you mean 'copy'?");
  }

  @Test
  void syntaxCheckOfAGoodPlaybookIsAllItDoes() throws IOException {
    String file = playbook("- hosts: all\n  tasks:\n    - ping:\n");
    assertEquals(ExitCode.OK, run("run", file, "-i", "nowhere.invalid,", "--syntax-check"));
    assertAll(
        () -> assertEquals("\nplaybook: %s\n".formatted(file), out.toString()),
        () -> assertEquals("", err.toString()));
  }

  @Test
  void limitThatLeavesNoHostIsAnError() throws IOException {
    String file = playbook("- hosts: all\n  tasks: []\n");
    assertEquals(1, run("run", file, "-i", "a.invalid,", "-l", "b"));
    told("--limit 'b'");
  }

  @Test
  void extraVariableWithoutValueIsAnError() throws IOException {
    String file = playbook("- hosts: all\n  tasks: []\n");
    assertEquals(1, run("run", file, "-e", "port", "--syntax-check"));
    told("error: 'port' is no variable", "-e:1:1", "NAME=VALUE");
  }

  private int run(String... args) {
    CommandLine line = Main.commands();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  private String playbook(String text) throws IOException {
    return Files.writeString(directory.resolve("site.yml"), text).toString();
  }

  private void told(String... parts) {
    for (String part : parts) {
      assertTrue(err.toString().contains(part), () -> "'%s' is not in: %s".formatted(part, err));
    }
  }
}
