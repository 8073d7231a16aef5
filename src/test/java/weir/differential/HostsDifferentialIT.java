package weir.differential;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import weir.testing.RealAnsible;
import weir.testing.SystemdHost;

/**
 * Runs plays on two fresh hosts, with Ansible on one and with Weir on the other: in check mode,
 * then twice. Compared are exit code, output with the result of every task and item, files with
 * content, owner and mode, users and groups, crontabs and units. What {@code facts} gathers both
 * gather of the same host.
 *
 * <p>The plays are those below {@code differential-hosts/}, which change a system, and those on the
 * language below {@code differential/}, but for the few that need a connection to this machine.
 * Every build runs a few on one pair of hosts; {@code -Dweir.differential=all} runs all, each on a
 * pair of its own, {@code -Dweir.differential=blocks,users} some, {@code -Dweir.suite=trixie} on
 * another Debian.
 */
final class HostsDifferentialIT {
  private static final Path SYSTEM = Path.of("src/test/resources/weir/differential-hosts");
  private static final Path LANGUAGE = Path.of("src/test/resources/weir/differential");
  private static final Set<String> EVERY_BUILD = Set.of("small", "facts");

  @TempDir static Path scratch;
  private static @Nullable HostPairs hosts;

  @BeforeAll
  static void prepare() {
    RealAnsible.install();
  }

  @AfterAll
  static void stop() {
    if (hosts != null) {
      hosts.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> bothAgree() throws IOException {
    String said = System.getProperty("weir.differential", "");
    Set<String> wanted = said.isEmpty() ? EVERY_BUILD : Set.of(said.split(","));
    List<Play> plays = new ArrayList<>(Play.below(SYSTEM));
    assertTrue(plays.size() >= 6, "the plays were found");
    for (Play play : Play.below(LANGUAGE)) {
      if (play.staysHere().isEmpty()) {
        plays.add(play);
      }
    }
    assertTrue(plays.size() >= 60, "the plays on the language were found");
    plays.removeIf(play -> !said.equals("all") && !wanted.contains(play.name()));
    HostPairs pairs = new HostPairs(SYSTEM.resolve("crontab"), !said.isEmpty(), plays.size());
    hosts = pairs;
    return plays.stream()
        .map(play -> DynamicTest.dynamicTest(play.name(), () -> compare(play, pairs.take())));
  }

  private static void compare(Play play, HostPair hosts) throws Exception {
    boolean sameHost = play.name().equals("facts");
    FutureTask<List<Contest.Step>> ansible =
        started(() -> run(play, Contestant.ansible(), hosts.ansible()));
    List<Contest.Step> expected = sameHost ? ansible.get() : List.of();
    List<Contest.Step> actual =
        run(play, Contestant.weir(), sameHost ? hosts.ansible() : hosts.weir());
    expected = sameHost ? expected : ansible.get();
    assertAll(Contest.checks(expected, actual));
  }

  private static FutureTask<List<Contest.Step>> started(Callable<List<Contest.Step>> work) {
    FutureTask<List<Contest.Step>> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static List<Contest.Step> run(Play play, Contestant who, SystemdHost host)
      throws IOException, InterruptedException {
    String look = Files.readString(SYSTEM.resolve("look.sh"));
    boolean quick = System.getProperty("weir.differential", "").isEmpty();
    List<List<String>> commands = quick ? play.quickly() : play.commands();
    return Contest.run(play, commands, who, scratch, new OnHost(host, look));
  }
}
