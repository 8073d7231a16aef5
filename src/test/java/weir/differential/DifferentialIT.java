package weir.differential;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import weir.testing.RealAnsible;

/**
 * Runs plays below {@code differential/} with Ansible and with Weir on this machine, by connection
 * local, and compares; {@link HostsDifferentialIT} runs them on hosts. What stays different, and
 * why, is in {@code DIFFERENCES.md} beside the plays. Every build runs those that {@code
 * every-build} names; {@code -Dweir.differential=all} runs all, {@code
 * -Dweir.differential=loops,tags} some.
 */
final class DifferentialIT {
  private static final Path PLAYS = Path.of("src/test/resources/weir/differential");
  private static final ExecutorService WORKERS =
      Executors.newFixedThreadPool(2, Thread.ofPlatform().daemon().factory());
  @TempDir static Path scratch;

  @BeforeAll
  static void installAnsible() {
    RealAnsible.install();
  }

  @AfterAll
  static void stop() {
    WORKERS.shutdown();
  }

  @TestFactory
  Stream<DynamicTest> bothAgree() throws IOException {
    List<Play> all = Play.below(PLAYS);
    assertTrue(all.size() >= 60, "the plays were found");
    Set<String> wanted = wanted();
    List<Play> plays =
        wanted.equals(Set.of("all"))
            ? all
            : all.stream().filter(play -> wanted.contains(play.name())).toList();
    assertFalse(plays.isEmpty(), "nothing is left to compare");
    List<DynamicTest> tests = new ArrayList<>();
    boolean quick = System.getProperty("weir.differential", "").isEmpty();
    for (Play play : plays) {
      List<List<String>> commands = quick ? play.quickly() : play.commands();
      Future<List<Contest.Step>> ansible =
          WORKERS.submit(
              () -> Contest.run(play, commands, Contestant.ansible(), scratch, new Contest.Here()));
      Future<List<Contest.Step>> weir =
          WORKERS.submit(
              () -> Contest.run(play, commands, Contestant.weir(), scratch, new Contest.Here()));
      tests.add(DynamicTest.dynamicTest(play.name(), () -> compare(ansible, weir)));
    }
    return tests.stream();
  }

  private static Set<String> wanted() throws IOException {
    String said = System.getProperty("weir.differential", "");
    return said.isEmpty()
        ? Set.copyOf(Files.readAllLines(PLAYS.resolve("every-build")))
        : Set.of(said.split(","));
  }

  /** What every build runs is there. */
  @Test
  void theListNamesPlays() throws IOException {
    for (String name : Files.readAllLines(PLAYS.resolve("every-build"))) {
      assertTrue(Files.exists(PLAYS.resolve(name).resolve("play.yml")), name);
    }
  }

  private static void compare(Future<List<Contest.Step>> ansible, Future<List<Contest.Step>> weir)
      throws Exception {
    List<Contest.Step> expected = ansible.get(15, TimeUnit.MINUTES);
    List<Contest.Step> actual = weir.get(15, TimeUnit.MINUTES);
    assertAll(Contest.checks(expected, actual));
  }
}
