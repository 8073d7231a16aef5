package weir.module;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The script that puts files in place, run for real under each shell. */
@ParameterizedClass
@MethodSource("shells")
class WriteFileScriptTest {
  private static final byte[] BINARY = new byte[300_000];

  static {
    new Random(7).nextBytes(BINARY);
  }

  private final LocalShell shell;
  @TempDir Path directory;

  WriteFileScriptTest(LocalShell shell) {
    this.shell = shell;
  }

  static List<LocalShell> shells() {
    return LocalShell.all();
  }

  @Test
  void keepsEveryByte() throws IOException {
    Path file = directory.resolve("odd 'name\" $x");
    Answer answer = write(file, BINARY, "", Attributes.KEEP);
    assertEquals("", answer.err());
    assertArrayEquals(BINARY, Files.readAllBytes(file));
    assertEquals(List.of(file.getFileName().toString()), names(directory));
    assertEquals("rw-r--r--", mode(file));
  }

  @Test
  void setsModeAndOwnerAndSaysSo() throws IOException {
    Path file = directory.resolve("f");
    assumeTrue(root());
    Answer answer = write(file, new byte[] {1}, "", new Attributes(04750, "daemon", "nogroup"));
    FileState now = now(file, answer);
    assertEquals("daemon", now.owner());
    assertEquals("nogroup", now.group());
    assertEquals(04750, now.mode());
  }

  @Test
  void keepsModeAndOwnerOfTheFileItReplaces() throws IOException {
    assumeTrue(root());
    Path file = directory.resolve("f");
    write(file, new byte[] {1}, "", new Attributes(0600, "daemon", "daemon"));
    FileState now = now(file, write(file, BINARY, "", Attributes.KEEP));
    assertEquals("daemon", now.owner());
    assertEquals("daemon", now.group());
    assertEquals(0600, now.mode());
  }

  @Test
  void refusesWhatDidNotArriveWhole() throws IOException {
    Path file = directory.resolve("f");
    Files.writeString(file, "old");
    for (int size : List.of(0, 1, 4096, BINARY.length - 1)) {
      Action.Step step = action(file, BINARY, "any", Attributes.KEEP).step();
      Answer answer = shell.run(step.script(), step.args(), Arrays.copyOf(BINARY, size));
      assertEquals(1, answer.status());
      assertEquals("old", Files.readString(file));
      assertEquals(List.of("f"), names(directory));
    }
  }

  @Test
  void refusesAFileThatChangedSinceItWasObserved() throws IOException {
    Path file = directory.resolve("f");
    Files.writeString(file, "other");
    String observed = Content.of("old").sha1();
    for (String before : List.of(observed, "absent")) {
      Answer answer = write(file, BINARY, before, Attributes.KEEP);
      assertEquals("%s has changed since it was observed\n".formatted(file), answer.err());
      assertEquals("other", Files.readString(file));
      assertEquals(List.of("f"), names(directory));
    }
    Files.delete(file);
    assertFalse(write(file, BINARY, observed, Attributes.KEEP).ok());
    assertFalse(Files.exists(file));
  }

  @Test
  void leavesTheOldFileWhenTheFileSystemIsFull() throws IOException, InterruptedException {
    assumeTrue(root());
    Path small = Files.createDirectory(directory.resolve("small"));
    assumeTrue(command("mount", "-t", "tmpfs", "-o", "size=256k", "weir-small", small.toString()));
    try {
      Path file = small.resolve("f");
      Files.writeString(file, "old");
      Answer answer = write(file, BINARY, "any", Attributes.KEEP);
      assertEquals(1, answer.status());
      assertTrue(answer.err().contains("No space left on device"), answer.err());
      assertTrue(answer.err().contains("file system weir-small at " + small), answer.err());
      assertTrue(answer.err().contains("bytes free"), answer.err());
      assertEquals("old", Files.readString(file));
      assertEquals(List.of("f"), names(small));
    } finally {
      command("umount", small.toString());
    }
  }

  @Test
  void asksTheValidatorBeforeAnythingChanges() throws IOException {
    Path file = directory.resolve("f");
    Files.writeString(file, "old");
    String validate = "sh -c 'echo \"seen: $(cat \"$0\")\"; exit 3' %s";
    FileState before = state(file, "any");
    Answer answer =
        shell.act(
            new Action.WriteFile(
                file.toString(), Content.of("new"), Attributes.KEEP, before, false, validate));
    assertEquals("failed to validate: seen: new\n", answer.err());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("f"), names(directory));
  }

  @Test
  void leavesABackup() throws IOException {
    Path file = directory.resolve("f");
    Files.writeString(file, "old");
    Answer answer =
        shell.act(
            new Action.WriteFile(
                file.toString(),
                Content.of("new"),
                Attributes.KEEP,
                state(file, "any"),
                true,
                null));
    assertEquals("old", Files.readString(Path.of(answer.fields().get("backup_file"))));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void removesWhatAKilledRunLeft() throws IOException {
    Path file = directory.resolve("f");
    Files.writeString(directory.resolve(".f.Ab12Cd.weir-tmp"), "half");
    Files.writeString(directory.resolve(".g.Ab12Cd.weir-tmp"), "another's");
    assertTrue(write(file, BINARY, "absent", Attributes.KEEP).ok());
    assertEquals(List.of(".g.Ab12Cd.weir-tmp", "f"), names(directory));
  }

  @Test
  void leavesAloneWhatALivingStepOfAnotherShellIsWriting() throws IOException {
    Path file = directory.resolve("f");
    String living =
        ".f.%d-%s.Ab12Cd.weir-tmp".formatted(ProcessHandle.current().pid(), Began.here());
    String dead = ".f.%d-1.Ab12Cd.weir-tmp".formatted(ProcessHandle.current().pid());
    Files.writeString(directory.resolve(living), "half");
    Files.writeString(directory.resolve(dead), "half");
    assertTrue(write(file, BINARY, "absent", Attributes.KEEP).ok());
    assertEquals(List.of(living, "f"), names(directory));
  }

  @Test
  void takesAFileThatSomebodyElseHasJustWrittenTheSameWayForWhatWasWanted() throws IOException {
    Path file = directory.resolve("f");
    Files.write(file, BINARY);
    assertTrue(write(file, BINARY, "absent", Attributes.KEEP).ok());
  }

  @Test
  void namesAMissingDirectory() {
    Path file = directory.resolve("no/f");
    Answer answer = write(file, BINARY, "absent", Attributes.KEEP);
    assertEquals(
        "Destination directory %s does not exist\n".formatted(file.getParent()), answer.err());
  }

  @Test
  void putsAFileInPlaceOfALinkNotBehindIt() throws IOException {
    Path target = Files.writeString(directory.resolve("target"), "old");
    Path link = Files.createSymbolicLink(directory.resolve("l"), target);
    assertTrue(write(link, new byte[] {1}, "any", Attributes.KEEP).ok());
    assertFalse(Files.isSymbolicLink(link));
    assertEquals("rw-r--r--", mode(link));
    assertEquals("old", Files.readString(target));
  }

  @Test
  void copiesAFileOfTheHost() throws IOException {
    Path from = Files.write(directory.resolve("from"), BINARY);
    Path to = directory.resolve("to");
    FileState source =
        FileProbe.parseOne(shell.ask(FileProbe.of(from.toString()).withChecksum().probe()));
    Action copy =
        new Action.CopyFile(
            to.toString(), source, Attributes.KEEP, FileState.absent(to.toString()), false, null);
    assertTrue(shell.act(copy).ok());
    assertArrayEquals(BINARY, Files.readAllBytes(to));
    Files.writeString(from, "changed since");
    Files.delete(to);
    assertFalse(shell.act(copy).ok());
    assertFalse(Files.exists(to));
  }

  private Answer write(Path file, byte[] content, String before, Attributes attributes) {
    return shell.act(action(file, content, before, attributes));
  }

  private static Action action(Path file, byte[] content, String before, Attributes attributes) {
    return new Action.WriteFile(
        file.toString(), Content.of(content), attributes, state(file, before), false, null);
  }

  /** A state whose checksum is this; "any" for one that was not asked for. */
  private static FileState state(Path file, String before) {
    boolean there = before.isEmpty() ? Files.exists(file) : !before.equals("absent");
    if (!there) {
      return FileState.absent(file.toString());
    }
    String sha1 = before.isEmpty() || before.equals("any") ? null : before;
    return new FileState(
        file.toString(),
        FileState.Kind.FILE,
        0644,
        "root",
        "root",
        0,
        0,
        0,
        0,
        1,
        "",
        sha1,
        null,
        null);
  }

  private static FileState now(Path file, Answer answer) {
    return Objects.requireNonNull(FileProbe.parseAfter(file.toString(), answer), answer.err());
  }

  private static List<String> names(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private static boolean command(String... words) throws IOException, InterruptedException {
    return new ProcessBuilder(words).start().waitFor() == 0;
  }
}
