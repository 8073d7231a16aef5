package weir.journal;

import java.util.List;
import weir.connection.Answer;
import weir.connection.ConnectionException;
import weir.connection.Shell;
import weir.module.Script;

/** Has a host undo a run, or say what it would undo. */
public final class Undoing {
  static final Script SCRIPT = Script.of("journal/revert.sh");

  private Undoing() {}

  /**
   * Says what would be undone, and how files would change if that is wanted.
   *
   * @param base where the runs of the shell's user are kept
   */
  public static Reversal foresee(Shell shell, String base, String run, boolean differences)
      throws ConnectionException {
    return ask(shell, base, run, differences ? "diff" : "check");
  }

  /** Undoes a run. */
  static Reversal revert(Shell shell, String base, String run) throws ConnectionException {
    return ask(shell, base, run, "now");
  }

  private static Reversal ask(Shell shell, String base, String run, String how)
      throws ConnectionException {
    Answer answer = Asking.ask(shell, SCRIPT, List.of(base, run, how), "");
    Reversal reversal = Reversal.parse(answer.stdout());
    return answer.status() == 0 || !reversal.failed().isEmpty()
        ? reversal
        : reversal.and(Reversal.impossible(answer.stderr().strip()));
  }
}
