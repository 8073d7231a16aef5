package weir.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The small scripts of actions and the file probe, run for real under each shell. */
@ParameterizedClass
@MethodSource("shells")
class ActionScriptsTest {
  private final LocalShell shell;
  @TempDir Path directory;

  ActionScriptsTest(LocalShell shell) {
    this.shell = shell;
  }

  static List<LocalShell> shells() {
    return LocalShell.all();
  }

  @Test
  void readsEveryScript() throws IOException {
    List<Path> scripts;
    try (var files = Files.walk(Path.of("src/main/resources/weir"))) {
      scripts = files.filter(file -> file.toString().endsWith(".sh")).toList();
    }
    assertTrue(scripts.size() > 10);
    for (Path script : scripts) {
      Script parse = new Script("parse", "sh=$1; shift; \"$@\" -n \"$sh\"");
      List<String> args = new ArrayList<>(List.of(script.toString()));
      args.addAll(shell.command());
      assertEquals(new Answer(0, "", ""), shell.run(parse, args, new byte[0]), script.toString());
    }
  }

  @Test
  void seesWhatStandsAtOddNames() throws IOException {
    Path file = Files.writeString(directory.resolve("a 'b' \"c\" $d\\ *"), "text\n");
    Path link = Files.createSymbolicLink(directory.resolve("link"), file);
    FileProbe probe =
        FileProbe.of(file.toString(), link.toString(), directory + "/gone", directory.toString());
    List<FileState> states = FileProbe.parse(shell.ask(probe.withText(100).probe()));
    assertEquals("text\n", states.get(0).text());
    assertEquals(Content.of("text\n").sha1(), states.get(0).sha1());
    assertEquals(file.toString(), states.get(1).target());
    assertEquals(FileState.absent(directory + "/gone"), states.get(2));
    assertTrue(states.get(3).isDirectory());
    FileState behind =
        FileProbe.parseOne(shell.ask(FileProbe.of(link.toString()).following().probe()));
    assertEquals(file.toString(), behind.path());
    assertTrue(behind.isFile());
  }

  @Test
  void readsOnlyWhatIsWorthReading() throws IOException {
    Path file = Files.writeString(directory.resolve("f"), "0123456789");
    String sum = Content.of("0123456789").sha1();
    FileProbe probe = FileProbe.of(file.toString());
    assertEquals(sum, ask(probe.withText(9)).sha1());
    assertNull(ask(probe.withText(9)).text());
    assertNull(ask(probe.withTextUnless(sum, 10)).text());
    assertEquals(sum, ask(probe.withTextUnless(sum, 10)).sha1());
    assertEquals("0123456789", ask(probe.withTextUnless("other", 10)).text());
    assertNull(ask(probe).sha1());
    Files.write(file, new byte[] {'a', 0, 'b'});
    assertNull(ask(probe.withText(100)).text());
    Files.write(file, new byte[0]);
    assertEquals("", ask(probe.withText(100)).text());
  }

  @Test
  void findsHomes() {
    FileState home = ask(FileProbe.of("~/"));
    assertEquals(System.getenv("HOME") + "/", home.path());
    assertEquals("/root/x", ask(FileProbe.of("~root/x")).path());
    assertEquals("~;echo/x", ask(FileProbe.of("~;echo/x")).path());
  }

  @Test
  void aLinkCannotPassForAnotherAnswer() throws IOException {
    Path link = directory.resolve("link");
    Files.createSymbolicLink(link, Path.of("x\nstat=81a4:0:0:0:0:1:1:1:root:root"));
    List<FileState> states =
        FileProbe.parse(shell.ask(FileProbe.of(link.toString()).withText(100).probe()));
    assertEquals(List.of(FileState.Kind.LINK), states.stream().map(FileState::kind).toList());
    assertEquals("", states.getFirst().target());
  }

  @Test
  void makesDirectoriesAllAlike() {
    assumeTrue(System.getProperty("user.name").equals("root"));
    String deep = directory + "/a b/c/d";
    Answer answer =
        shell.act(new Action.MakeDirectory(deep, new Attributes(02750, "daemon", "daemon")));
    assertEquals("", answer.err());
    for (String path : List.of(deep, directory + "/a b/c", directory + "/a b")) {
      FileState now = ask(FileProbe.of(path));
      assertEquals(02750, now.mode());
      assertEquals("daemon", now.owner());
      assertEquals("daemon", now.group());
    }
  }

  @Test
  void whatIsMadeInASetgidDirectoryIsAsItWasAskedFor() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")));
    String above = directory + "/above";
    shell.act(new Action.MakeDirectory(above, new Attributes(02755, "daemon", "daemon")));
    String below = above + "/below";
    shell.act(new Action.MakeDirectory(below, new Attributes(0750, null, null)));
    assertEquals(0750, ask(FileProbe.of(below)).mode());
    Attributes plain = new Attributes(0755, null, null);
    shell.act(new Action.SetAttributes(above, plain, ask(FileProbe.of(above))));
    assertEquals(0755, ask(FileProbe.of(above)).mode());
    shell.act(
        new Action.SetAttributes(
            above, new Attributes(02755, null, null), ask(FileProbe.of(above))));
    String file = above + "/file";
    shell.act(
        new Action.WriteFile(
            file, Content.of("x"), Attributes.KEEP, FileState.absent(file), false, null));
    assertEquals(0, ask(FileProbe.of(file)).gid());
  }

  @Test
  void doesNotMakeADirectoryBelowAFile() throws IOException {
    Files.writeString(directory.resolve("f"), "");
    Answer answer = shell.act(new Action.MakeDirectory(directory + "/f/d", Attributes.KEEP));
    assertFalse(answer.ok());
    assertTrue(answer.err().contains("There was an issue creating"), answer.err());
  }

  @Test
  void keepsSetuidThroughAChangeOfOwner() throws IOException {
    assumeTrue(System.getProperty("user.name").equals("root"));
    Path file = Files.writeString(directory.resolve("f"), "");
    shell.act(
        new Action.SetAttributes(
            file.toString(),
            new Attributes(04755, "daemon", null),
            FileState.absent(file.toString())));
    assertEquals(04755, ask(FileProbe.of(file.toString())).mode());
    assertEquals("daemon", ask(FileProbe.of(file.toString())).owner());
  }

  @Test
  void turnsALinkToADirectoryAround() throws IOException {
    Files.createDirectories(directory.resolve("one"));
    Files.createDirectories(directory.resolve("two"));
    Path link = Files.createSymbolicLink(directory.resolve("current"), Path.of("one"));
    Answer answer =
        shell.act(
            new Action.MakeLink(link.toString(), "two", false, FileState.absent(link.toString())));
    assertEquals("", answer.err());
    assertEquals(Path.of("two"), Files.readSymbolicLink(link));
    try (var files = Files.list(directory.resolve("one"))) {
      assertEquals(0, files.count());
    }
    try (var files = Files.list(directory)) {
      assertEquals(3, files.count());
    }
  }

  @Test
  void linksHardOverAFile() throws IOException {
    Path one = Files.writeString(directory.resolve("one"), "1");
    Path two = Files.writeString(directory.resolve("two"), "2");
    shell.act(
        new Action.MakeLink(
            two.toString(), one.toString(), true, FileState.absent(two.toString())));
    assertEquals("1", Files.readString(two));
    assertTrue(Files.isSameFile(one, two));
  }

  @Test
  void leavesAFullDirectoryWhereALinkWasWanted() throws IOException {
    Path full = Files.createDirectory(directory.resolve("full"));
    Files.writeString(full.resolve("f"), "");
    Answer answer =
        shell.act(
            new Action.MakeLink(full.toString(), "x", false, FileState.absent(full.toString())));
    assertFalse(answer.ok());
    assertTrue(Files.exists(full.resolve("f")));
    try (var files = Files.list(directory)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void removesALinkNotWhatIsBehindIt() throws IOException {
    Path target = Files.createDirectory(directory.resolve("target"));
    Files.writeString(target.resolve("f"), "");
    Path link = Files.createSymbolicLink(directory.resolve("l"), target);
    shell.act(new Action.Remove(link.toString(), FileState.absent(link.toString())));
    assertFalse(Files.exists(link));
    assertTrue(Files.exists(target.resolve("f")));
    shell.act(new Action.Remove(target.toString(), FileState.absent("")));
    assertFalse(Files.exists(target));
  }

  @Test
  void refusesToRemoveTheRoot() {
    for (String path : List.of("/", "", "//", ".", "..", "/.")) {
      // Never with a path the refusal of which is not tested first.
      assertTrue(path.matches("[./]*"));
      Answer answer = shell.act(new Action.Remove(path, FileState.absent(path)));
      assertEquals("refusing to remove %s\n".formatted(path), answer.err());
    }
  }

  @Test
  void runsWordsAsTheyAre() {
    Answer answer =
        shell.act(
            new Action.RunArgv(
                List.of("printf", "%s|", "a b", "$HOME", "'", "*"),
                directory.toString(),
                Map.of(),
                null,
                Duration.ofMinutes(1)));
    assertEquals("a b|$HOME|'|*|", answer.out());
    assertEquals(127, shell.act(Action.RunArgv.of("no-such-command")).status());
  }

  private FileState ask(FileProbe probe) {
    return FileProbe.parseOne(shell.ask(probe.probe()));
  }
}
