package weir.differential;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import weir.testing.RealAnsible;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;

/**
 * Runs plays below {@code differential-hosts/} on two fresh hosts, with Ansible on one and with
 * Weir on the other: in check mode, then twice. Compared are exit code, output, files with owner
 * and mode, users and groups, crontabs and units. What {@code facts} gathers both gather of the
 * same host. Every build runs two of them; {@code -Dweir.differential=all} runs all, {@code
 * -Dweir.suite=trixie} on another Debian.
 */
final class HostsDifferentialIT {
  private static final Path PLAYS = Path.of("src/test/resources/weir/differential-hosts");
  private static final Set<String> EVERY_BUILD = Set.of("small", "facts");
  private static final String CRONTAB = "/usr/local/bin/crontab";

  @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(2);

  @TempDir static Path scratch;

  @BeforeAll
  static void prepare() throws IOException {
    RealAnsible.install();
    String crontab = Files.readString(PLAYS.resolve("crontab"));
    for (SystemdHost host : HOSTS.all()) {
      // The images have no cron, which keeps them small.
      host.exec("sh", "-c", "printf %s \"$1\" >\"$2\"; chmod 755 \"$2\"", "-", crontab, CRONTAB);
      host.sh("mkdir -p /var/spool/cron/crontabs");
    }
  }

  @TestFactory
  Stream<DynamicTest> bothAgree() throws IOException {
    boolean all = System.getProperty("weir.differential", "").equals("all");
    List<Play> plays = Play.below(PLAYS);
    assertTrue(plays.size() >= 6, "the plays were found");
    return plays.stream()
        .filter(play -> all || EVERY_BUILD.contains(play.name()))
        .map(play -> DynamicTest.dynamicTest(play.name(), () -> compare(play)));
  }

  private static void compare(Play play) throws Exception {
    boolean sameHost = play.name().equals("facts");
    FutureTask<List<Contest.Step>> ansible =
        started(() -> run(play, Contestant.ansible(), HOSTS.get(0)));
    List<Contest.Step> expected = sameHost ? ansible.get() : List.of();
    List<Contest.Step> actual = run(play, Contestant.weir(), HOSTS.get(sameHost ? 0 : 1));
    expected = sameHost ? expected : ansible.get();
    List<Executable> checks = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      Contest.Step hers = expected.get(i);
      Contest.Step ours = actual.get(i);
      checks.add(() -> assertEquals(hers.shown(), ours.shown(), ours::stderr));
      checks.add(() -> assertFalse(ours.stderr().contains("bug in Weir"), ours::stderr));
    }
    assertAll(checks);
  }

  private static FutureTask<List<Contest.Step>> started(Callable<List<Contest.Step>> work) {
    FutureTask<List<Contest.Step>> task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static List<Contest.Step> run(Play play, Contestant who, SystemdHost host)
      throws IOException, InterruptedException {
    String text =
        "target ansible_host=127.0.0.1 ansible_port=%d ansible_user=ubuntu ansible_ssh_private_key_file=%s ansible_ssh_common_args='-o UserKnownHostsFile=%s'%n"
            .formatted(host.port(), host.key(), host.knownHosts());
    String look = Files.readString(PLAYS.resolve("look.sh"));
    return Contest.run(
        play,
        who,
        scratch,
        directory -> Files.writeString(directory.resolve("inventory"), text),
        () -> host.sh(look).replace(host.name(), "HOST"));
  }
}
