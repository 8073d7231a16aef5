package weir.differential;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import weir.module.Words;
import weir.testing.RealAnsible;

/**
 * Compares {@code weir inventory} with {@code ansible-inventory}, and the hosts that patterns
 * match. Every build does the first lines of {@code differential-inventory/commands} and of {@code
 * patterns}; {@code -Dweir.differential=all} does all.
 */
final class InventoryDifferentialIT {
  private static final Path FOLDER = Path.of("src/test/resources/weir/differential-inventory");
  private static final int FEW = 3;

  @TempDir static Path scratch;

  @BeforeAll
  static void prepare() throws IOException {
    RealAnsible.install();
    new Play("inventory", FOLDER).copyTo(scratch);
  }

  @TestFactory
  Stream<DynamicTest> inventoriesAreTheSame() throws IOException {
    return lines("commands")
        .map(line ->
            DynamicTest.dynamicTest(
                line,
                () ->
                    assertSame(
                        Contestant.ansible("ansible-inventory"),
                        Contestant.weir("inventory"),
                        Words.split(line))));
  }

  @Test
  void patternsMatchTheSameHosts() throws IOException {
    List<Executable> checks = new ArrayList<>();
    lines("patterns")
        .forEach(pattern ->
            checks.add(() ->
                assertSame(
                    Contestant.ansible("ansible"),
                    Contestant.weir("exec"),
                    List.of(pattern, "-i", "pat.ini", "--list-hosts"))));
    assertTrue(checks.size() >= FEW, "the patterns were found");
    assertAll(checks);
  }

  private static void assertSame(Contestant ansible, Contestant weir, List<String> arguments)
      throws IOException, InterruptedException {
    Contestant.Ran hers = ansible.run(scratch, arguments);
    Contestant.Ran ours = weir.run(scratch, arguments);
    assertEquals(
        "exit %d%n%s".formatted(hers.exit(), hers.stdout()),
        "exit %d%n%s".formatted(ours.exit(), ours.stdout()),
        () -> arguments + "\n" + ours.stderr());
  }

  private static Stream<String> lines(String name) throws IOException {
    boolean all = System.getProperty("weir.differential", "").equals("all");
    List<String> lines = Files.readAllLines(FOLDER.resolve(name));
    return lines.stream().limit(all ? lines.size() : FEW);
  }
}
