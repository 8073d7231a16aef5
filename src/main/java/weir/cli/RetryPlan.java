package weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/**
 * How the last run is to be run again.
 *
 * @param words of the command line, without the values of {@code -e} that are not kept; none when
 *     there is nothing to do
 * @param notes what a person should know before
 */
record RetryPlan(List<String> words, List<Diagnostic> notes) {

  /**
   * From what was kept.
   *
   * @param extraVars the values of {@code -e} given now
   * @param show whether it is only to be shown, for which no values are needed
   */
  static RetryPlan of(StateFile file, List<String> extraVars, boolean show) {
    LastRun last = read(file);
    List<Diagnostic> notes = new ArrayList<>();
    if (last.ended() && last.hosts().isEmpty()) {
      notes.add(
          Diagnostic.warning(
              "the run of %s left no host behind: there is nothing to retry"
                  .formatted(last.started()),
              null));
      return new RetryPlan(List.of(), notes);
    }
    checkPlace(last);
    if (!last.ended()) {
      checkOver(last);
      notes.add(
          Diagnostic.warning(
                  "the run of %s was cut off or interrupted".formatted(last.started()), null)
              .withDetail(
                  "Nobody knows which hosts it had finished, so it is run again on all of them."));
    }
    playbooks(last, notes);
    if (!show) {
      checkVariables(last, extraVars);
    }
    List<String> words = new ArrayList<>(List.of("run"));
    words.addAll(last.playbooks().keySet());
    words.addAll(last.words());
    if (last.ended()) {
      words.add("--limit=" + String.join(",", last.hosts()));
    } else if (last.limit() != null) {
      words.add("--limit=" + last.limit());
    }
    return new RetryPlan(words, notes);
  }

  private static LastRun read(StateFile file) {
    if (!file.exists()) {
      throw refused("there is no run to retry", "%s is not there.".formatted(file.path()));
    }
    try {
      return LastRun.read(file.read());
    } catch (IOException | IllegalArgumentException e) {
      throw refused("the last run cannot be read", "%s: %s".formatted(file.path(), e.getMessage()));
    }
  }

  private static void checkPlace(LastRun last) {
    if (!last.directory().equals(Path.of("").toAbsolutePath())) {
      throw new DiagnosticException(
          Diagnostic.error("the last run was started in another directory", null)
              .withDetail(
                  "Its paths and its ansible.cfg are those of %s.".formatted(last.directory()))
              .withHint("Run `weir retry` there."));
    }
  }

  private static void checkOver(LastRun last) {
    boolean runs =
        ProcessHandle.of(last.process())
            .flatMap(process -> process.info().startInstant())
            .filter(start -> !start.isAfter(last.started().plusSeconds(1)))
            .isPresent();
    if (runs) {
      throw refused(
          "the last run still goes on",
          "It is process %d, begun at %s.".formatted(last.process(), last.started()));
    }
  }

  private static void playbooks(LastRun last, List<Diagnostic> notes) {
    for (Map.Entry<String, String> each : last.playbooks().entrySet()) {
      if (!Files.exists(Path.of(each.getKey()))) {
        throw refused(
            "the playbook '%s' of the last run is gone".formatted(each.getKey()),
            "It was there at %s.".formatted(last.started()));
      }
      if (!LastRun.digest(Path.of(each.getKey())).equals(each.getValue())) {
        notes.add(
            Diagnostic.warning("%s has changed since the last run".formatted(each.getKey()), null)
                .withDetail("It is run as it is now."));
      }
    }
  }

  private static void checkVariables(LastRun last, List<String> extraVars) {
    Set<String> given = ExtraVars.of(extraVars).keySet();
    List<String> missing =
        last.withheld().stream().filter(name -> !given.contains(name)).distinct().toList();
    if (!missing.isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error("the last run was given values that are not kept", null)
              .withDetail(
                  "Values of -e may be secret. Missing: %s.".formatted(String.join(", ", missing)))
              .withHint(
                  "Give them again: weir retry%s"
                      .formatted(
                          String.join(
                              "", missing.stream().map(" -e %s=..."::formatted).toList()))));
    }
  }

  private static DiagnosticException refused(String summary, String detail) {
    return new DiagnosticException(Diagnostic.error(summary, null).withDetail(detail));
  }
}
