package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.source.DiagnosticException;

final class RetryPlanTest {
  @TempDir private Path directory;
  private StateFile state = new StateFile(Path.of("unset"));
  private Path playbook = Path.of("unset");

  @BeforeEach
  void writePlaybook() throws IOException {
    state = new StateFile(directory.resolve("state/weir/last-run.json"));
    playbook = Files.writeString(directory.resolve("site.yml"), "- hosts: all\n");
  }

  private LastRun run(List<String> withheld, boolean ended, String... hosts) {
    return new LastRun(
        Path.of("").toAbsolutePath(),
        Map.of(playbook.toString(), LastRun.digest(playbook)),
        List.of("--inventory=hosts.ini", "--diff"),
        withheld,
        "web",
        Instant.parse("2026-01-02T03:04:05Z"),
        Long.MAX_VALUE,
        ended,
        List.of(hosts));
  }

  private RetryPlan plan(LastRun run, String... extraVars) throws IOException {
    state.write(run.text());
    return RetryPlan.of(state, List.of(extraVars), false);
  }

  private String refusal(LastRun run, String... extraVars) {
    return assertThrows(DiagnosticException.class, () -> plan(run, extraVars))
        .diagnostics()
        .getFirst()
        .toString();
  }

  @Test
  void runsAgainOnTheHostsLeftBehindOnly() throws IOException {
    RetryPlan plan = plan(run(List.of(), true, "rome", "oslo"));
    assertEquals(
        List.of("run", playbook.toString(), "--inventory=hosts.ini", "--diff", "--limit=rome,oslo"),
        plan.words());
    assertTrue(plan.notes().isEmpty());
  }

  @Test
  void aRunThatLeftNobodyBehindIsNotRepeated() throws IOException {
    RetryPlan plan = plan(run(List.of(), true));
    assertEquals(List.of(), plan.words());
    assertTrue(plan.notes().getFirst().summary().contains("no host behind"));
  }

  @Test
  void aRunThatWasCutOffIsRepeatedOnAllItsHosts() throws IOException {
    RetryPlan plan = plan(run(List.of(), false));
    assertEquals("--limit=web", plan.words().getLast());
    assertTrue(plan.notes().getFirst().summary().contains("cut off"));
  }

  @Test
  void valuesThatAreNotKeptMustBeGivenAgain() throws IOException {
    LastRun run = run(List.of("version", "token"), true, "rome");
    String refusal = refusal(run, "version=3");
    assertTrue(refusal.contains("Missing: token."), refusal);
    assertTrue(refusal.contains("weir retry -e token=..."), refusal);
    assertEquals(5, plan(run, "version=3", "token=x").words().size());
  }

  @Test
  void aPlaybookThatIsGoneIsRefusedAndAChangedOneIsNamed() throws IOException {
    LastRun run = run(List.of(), true, "rome");
    Files.writeString(playbook, "- hosts: web\n");
    assertTrue(plan(run).notes().getFirst().summary().endsWith("has changed since the last run"));
    Files.delete(playbook);
    assertTrue(refusal(run).contains("is gone"));
  }

  @Test
  void withoutARunThereIsNothingToRetry() {
    assertTrue(
        assertThrows(DiagnosticException.class, () -> RetryPlan.of(state, List.of(), false))
            .diagnostics()
            .getFirst()
            .summary()
            .contains("no run to retry"));
  }

  @Test
  void aFileThatIsNoRunIsSaidToBeUnreadable() throws IOException {
    state.write("{}");
    assertTrue(
        assertThrows(DiagnosticException.class, () -> RetryPlan.of(state, List.of(), false))
            .diagnostics()
            .getFirst()
            .summary()
            .contains("cannot be read"));
  }

  @Test
  void theFileIsTheUsersAloneAndReplacedWhole() throws IOException {
    state.write("one");
    state.write("two");
    assertEquals("two", state.read());
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(state.path())));
    Path parent = state.path().resolveSibling(".").normalize();
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(parent)));
    try (var files = Files.list(parent)) {
      assertEquals(1, files.count());
    }
  }
}
