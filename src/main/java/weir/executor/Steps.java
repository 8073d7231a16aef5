package weir.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import weir.become.Identity;
import weir.connection.Answer;
import weir.connection.ConnectionException;
import weir.connection.Pending;
import weir.connection.Request;
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

  /** Whether the step behind so many others waits for how they end. */
  static Request.Place place(int before) {
    return before == 0 ? Request.Place.FIRST : Request.Place.NEXT;
  }

  /** Takes steps that go out together, up to the first that fails. */
  List<weir.module.Answer> take(Origin origin, List<Action> actions, Entry entry)
      throws ConnectionException {
    List<String> steps = names(actions.size());
    List<weir.module.Answer> answers = new ArrayList<>();
    try {
      once(origin, actions, entry, steps, answers);
    } catch (ConnectionException lost) {
      link.close();
      if (lost.kind() != ConnectionException.Kind.LOST) {
        throw lost;
      }
      afterAll(origin, actions, entry, steps, answers, lost);
    }
    return answers;
  }

  private List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(_ -> journal.step(machine.nextStep())).toList();
  }

  private static boolean goesOn(List<weir.module.Answer> answers) {
    return answers.isEmpty() || answers.getLast().ok();
  }

  /**
   * Takes them.
   *
   * @param answers gets what arrives, also before a loss
   */
  private void once(
      Origin origin,
      List<Action> actions,
      Entry entry,
      List<String> steps,
      List<weir.module.Answer> answers)
      throws ConnectionException {
    Shell shell = link.shells().of(origin.identity());
    List<Pending> sent = new ArrayList<>();
    for (Action action : actions) {
      Request plain = HostLink.request(origin, action.step()).at(place(sent.size()));
      sent.add(
          journal.submit(
              shell, steps.get(sent.size()), entry, action.summary(), action.undo(), plain));
    }
    shell.flush();
    meanwhile.run();
    for (int i = 0; i < sent.size() && goesOn(answers); i++) {
      answers.add(HostLink.converted(journal.unwrap(sent.get(i).answer())));
    }
  }

  /** Reads how the steps ended whose answers a lost connection has kept, and takes the rest. */
  private void afterAll(
      Origin origin,
      List<Action> actions,
      Entry entry,
      List<String> steps,
      List<weir.module.Answer> answers,
      ConnectionException lost)
      throws ConnectionException {
    for (int i = answers.size(); i < actions.size() && goesOn(answers); i++) {
      Answer answer = afterAll(origin.identity(), actions.get(i), steps.get(i), lost);
      if (answer == null) {
        // It never began, or it is known to have changed nothing, so this is no second time.
        List<Action> rest = actions.subList(i, actions.size());
        once(origin, rest, entry, names(rest.size()), answers);
        return;
      }
      answers.add(HostLink.converted(answer));
    }
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
