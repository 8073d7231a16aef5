package weir.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.cli.demo.Subprocess;

/** The launcher in a source tree where java and mvn are scripts that say how they were called. */
class LauncherTest {
  @TempDir Path directory;
  private final List<String> told = new ArrayList<>();
  private Path tree;

  @BeforeEach
  void plantTree() throws IOException {
    tree = directory.resolve("a tree");
    copy("weir");
    copy("src/main/sh/jdk.sh");
    write("a tree/pom.xml", "");
    jdk("jdk17", "17.0.15");
    jdk("jdk25", "25.0.1");
    program(
        "bin/mvn",
        "echo mvn >&2\nwhile [ \"$1\" != -f ]; do shift; done\n"
            + "mkdir -p \"${2%/*}/target\" && : >\"${2%/*}/target/weir.jar\"");
  }

  @Test
  void hidesNoArgumentFromTheProgram() throws IOException {
    built();
    assertEquals("[run][two words][]", arguments(start("jdk25", "run", "two words", "")));
    assertEquals(List.of(), told);
  }

  @Test
  void takesTheFirstJdkThatIsNewEnough() throws IOException {
    built();
    assertTrue(start("jdk17").out().startsWith("25"), "JAVA_HOME is too old, the PATH has a newer");
  }

  @Test
  void worksThroughALinkFromAnywhere() throws IOException {
    built();
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("a tree/weir"));
    assertEquals("[x]", arguments(run(link, "jdk25", "x")));
  }

  @Test
  void buildsWhatIsMissing() throws IOException {
    start("jdk25", "x");
    assertTrue(told.contains("mvn"), told.toString());
    assertTrue(Files.exists(tree.resolve("target/weir.jar")));
  }

  @Test
  void buildsOnceAfterAChange() throws IOException {
    built();
    Files.setLastModifiedTime(tree.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(2)));
    start("jdk25");
    assertTrue(told.contains("mvn"), told.toString());
  }

  @Test
  void doesNotBuildWhatIsFresh() throws IOException {
    built();
    start("jdk25");
    assertFalse(told.contains("mvn"), told.toString());
  }

  private Subprocess.Result start(String jdk, String... arguments) {
    return run(tree.resolve("weir"), jdk, arguments);
  }

  private Subprocess.Result run(Path launcher, String jdk, String... arguments) {
    String path = directory.resolve("bin") + ":/usr/bin:/bin";
    List<String> argv = new ArrayList<>(List.of("env", "-i"));
    argv.add("PATH=" + directory.resolve("jdk25/bin") + ":" + path);
    argv.add("JAVA_HOME=" + directory.resolve(jdk));
    argv.add(launcher.toString());
    argv.addAll(List.of(arguments));
    return Subprocess.run(argv, Duration.ofSeconds(30), told::add);
  }

  private static String arguments(Subprocess.Result result) {
    return result.out().lines().skip(1).reduce("", String::concat);
  }

  private void built() throws IOException {
    write("a tree/target/weir.jar", "");
    write("a tree/target/weir.aot", "");
  }

  /** A java that prints its version and the arguments after the jar. */
  private void jdk(String name, String version) throws IOException {
    write(name + "/release", "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    program(
        name + "/bin/java",
        "echo "
            + version
            + "\nwhile [ \"$1\" != -jar ]; do shift; done\nshift 2\nprintf '[%s]' \"$@\"");
  }

  private void program(String name, String body) throws IOException {
    write(name, "#!/bin/sh\n" + body + "\n");
    assertTrue(directory.resolve(name).toFile().setExecutable(true));
  }

  private void copy(String name) throws IOException {
    Path to = tree.resolve(name);
    Files.createDirectories(to.getParent());
    Files.copy(Path.of(name), to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
