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
  void valueOfAnUnknownOptionIsNoPartOfItsName() {
    assertEquals(2, run("status", "--wtch=3"));
    told("error: Unknown option: '--wtch=3'", "  = Did you mean '--watch'?", "status --help");
  }

  @Test
  void unknownCommandGetsTheNearestOne() {
    assertEquals(2, run("rnu", "site.yml"));
    told("error: there is no command 'rnu'", "  = Did you mean 'run'?", "weir --help");
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

  @Test
  void execFindsMistakesBeforeAnyHost() {
    assertEquals(2, run("exec", "all", "-i", "nowhere.invalid,", "-m", "cpoy"));
    told("error: Weir has no module 'cpoy'", "-m:1:1", "Did you mean 'copy'?");
    assertEquals(2, run("exec", "all", "-i", "nowhere.invalid,", "-m", "copy", "-a", "scr=x"));
    told("'copy' has no parameter 'scr'", "-a:1:1", "Did you mean 'src'?");
    assertEquals(2, run("exec", "all", "-i", "nowhere.invalid,", "-m", "shell", "-a", "a {{ b"));
    told("error: this {{ is never closed", "-a:1:3");
  }

  @Test
  void execTakesJson() {
    assertEquals(
        2, run("exec", "all", "-i", "nowhere.invalid,", "-m", "copy", "-a", "{\"scr\": \"x\"}"));
    told("'copy' has no parameter 'scr'", "-a:1:2");
  }

  @Test
  void execDoesNotSteerPlays() {
    assertEquals(2, run("exec", "all", "-i", "nowhere.invalid,", "-m", "include_tasks"));
    assertEquals(2, run("exec", "all", "-i", "nowhere.invalid,", "-m", "meta", "-a", "noop"));
    told("error: 'meta' makes no sense ad hoc", "weir run");
  }

  @Test
  void execNeedsSomethingToRun() {
    assertEquals(2, run("exec", "all", "-i", "nowhere.invalid,"));
    told("error: 'command' has nothing to run", "-a 'uptime'");
  }

  @Test
  void execOfNoHostIsOnlyAWarningUnlessALimitMadeItSo() {
    assertEquals(0, run("exec", "b.invalid", "-i", "a.invalid,", "-m", "ping"));
    told("warning: no hosts matched, nothing to do");
    assertEquals(
        1, run("exec", "a.invalid", "-i", "a.invalid,b.invalid", "-m", "ping", "-l", "b.invalid"));
    told("error: --limit 'b.invalid' leaves no host of 'a.invalid'");
  }

  @Test
  void drillTakesOnlySignalsThatEndAProcess() {
    assertEquals(2, run("drill", "app", "-i", "nowhere.invalid,", "--signal", "STOP"));
    told("'STOP' is no signal for a drill", "KILL, TERM, SEGV");
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
