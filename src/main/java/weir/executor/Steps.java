package weir.executor;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import weir.become.Identity;
import weir.connection.Answer;
import weir.connection.ConnectionException;
import weir.connection.Pending;
import weir.connection.Shell;
import weir.journal.Entry;
import weir.journal.HostJournal;
import weir.journal.Pause;
import weir.journal.Sought;
import weir.module.Action;

/**
 * Takes steps that are written down on the host. When the connection is lost meanwhile it comes
 * back and reads how the step ended; one whose end cannot be known is never taken again.
 */
final class Steps {
  private static final int TRIES = 4;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private final HostLink link;
  private final HostJournal journal;
  private final Machine machine;
  private final Runnable meanwhile;

  /**
   * Steps over a link.
   *
   * @param meanwhile done behind each step that is on its way
   */
  Steps(HostLink link, HostJournal journal, Machine machine, Runnable meanwhile) {
    this.link = link;
    this.journal = journal;
    this.machine = machine;
    this.meanwhile = meanwhile;
  }

  /** Takes a step. */
  Answer take(Origin origin, Action action, Entry entry) throws ConnectionException {
    String step = journal.step(machine.nextStep());
    try {
      return once(origin, action, entry, step);
    } catch (ConnectionException lost) {
      link.close();
      Answer answer =
          lost.kind() == ConnectionException.Kind.LOST
              ? afterAll(origin.identity(), action, step, lost)
              : null;
      if (answer != null) {
        return answer;
      }
      if (lost.kind() != ConnectionException.Kind.LOST) {
        throw lost;
      }
      // It never began, or it is known to have changed nothing, so this is no second time.
      return once(origin, action, entry, journal.step(machine.nextStep()));
    }
  }

  private Answer once(Origin origin, Action action, Entry entry, String step)
      throws ConnectionException {
    Action.Step plain = action.step();
    Shell shell = link.shells().of(origin.identity());
    Pending pending =
        journal.submit(
            shell,
            step,
            entry,
            action.summary(),
            action.undo(),
            plain.script(),
            HostLink.request(origin, plain));
    shell.flush();
    meanwhile.run();
    return journal.unwrap(pending.answer());
  }

  /** How a step ended that a lost connection left behind; null when it may be taken. */
  private @Nullable Answer afterAll(
      Identity identity, Action action, String step, ConnectionException lost)
      throws ConnectionException {
    for (int attempt = 1; attempt <= TRIES; attempt++) {
      try {
        return sought(identity, action, step, lost);
      } catch (ConnectionException again) {
        link.close();
        if (again == lost || attempt == TRIES) {
          throw lost;
        }
        Pause.of(Duration.ofMillis(250L << attempt));
      }
    }
    throw lost;
  }

  private @Nullable Answer sought(
      Identity identity, Action action, String step, ConnectionException lost)
      throws ConnectionException {
    long until = System.nanoTime() + action.step().deadline().toNanos();
    Shell shell = link.shells().of(identity);
    if (!journal.begin(shell)) {
      throw lost;
    }
    while (true) {
      switch (journal.seek(shell, step)) {
        case Sought.Absent() -> {
          return null;
        }
        case Sought.Ended(Answer answer) -> {
          boolean whole = action instanceof Action.WriteFile && answer.status() != 0;
          return whole ? null : answer;
        }
        case Sought.Cut() -> throw lost;
        case Sought.Running() -> {
          if (System.nanoTime() > until) {
            throw lost;
          }
          Pause.of(BETWEEN_LOOKS);
        }
      }
    }
  }
}
