package weir.service;

import java.util.List;
import weir.connection.ConnectionException;
import weir.connection.Shell;
import weir.journal.History;
import weir.journal.HostJournal;
import weir.journal.PastRun;
import weir.journal.Reversal;
import weir.journal.Run;
import weir.journal.Undoing;
import weir.module.ModuleFailure;

/**
 * Returns hosts to where they were before a run.
 *
 * @param to the run before which a host is to be; "" for its newest
 * @param run this rollback
 * @param differences whether to show how files change
 */
public record Rollback(String to, Run run, boolean differences) {

  /**
   * What was undone on a host, or would be.
   *
   * @param runs which runs, the newest first
   * @param problem why nothing was, "" when something was
   */
  public record Result(List<String> runs, Reversal reversal, String problem) {

    static Result problem(String text) {
      return new Result(List.of(), Reversal.NOTHING, text);
    }
  }

  /** Undoes, or only says what would be undone when the run does not act. */
  public Result on(Shell shell) throws ConnectionException {
    History history = History.of(shell);
    List<PastRun> back = history.back(to);
    List<String> ids = back.stream().map(PastRun::id).toList();
    if (back.isEmpty()) {
      return Result.problem(
          to.isEmpty()
              ? "there is no run to undo"
              : "there is no run %s that could be undone".formatted(to));
    }
    Reversal foreseen = Reversal.NOTHING;
    for (String id : ids) {
      foreseen = foreseen.and(Undoing.foresee(shell, history.base(), id, differences));
    }
    if (!run.acts()) {
      return new Result(ids, foreseen, "");
    }
    HostJournal journal = new HostJournal(run);
    journal.look(shell);
    try {
      if (!journal.begin(shell)) {
        return Result.problem("no journal can be kept: " + journal.without());
      }
    } catch (ModuleFailure refused) {
      return Result.problem(String.valueOf(refused.getMessage()));
    }
    Reversal done = Reversal.NOTHING;
    for (String id : ids) {
      done = done.and(journal.revert(shell, id));
    }
    journal.end(shell, List.of(run.id())).answer();
    return new Result(
        ids, new Reversal(done.undone(), done.left(), done.failed(), foreseen.differences()), "");
  }
}
