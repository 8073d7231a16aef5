package weir.executor;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import weir.become.Identity;
import weir.connection.Answer;
import weir.connection.ConnectionException;
import weir.connection.Connector;
import weir.connection.Input;
import weir.connection.Pending;
import weir.connection.Request;
import weir.connection.Shell;
import weir.connection.Target;
import weir.journal.Entry;
import weir.journal.HostJournal;
import weir.journal.Run;
import weir.module.Action;
import weir.module.Content;
import weir.module.Probe;
import weir.module.Undo;

/**
 * The way to one machine: its connection, a shell for each identity, and the answers to questions
 * asked ahead. An answer holds until something changes the machine. Safe to share by threads, one
 * of which uses it at a time.
 */
final class HostLink implements AutoCloseable {
  private final Machine machine;
  private final ReentrantLock lock = new ReentrantLock();
  private final AskedAhead ahead;
  private final Journals journals;
  private final Shells shells;
  private volatile @Nullable Duration silence;

  /**
   * A link that connects when it is first needed.
   *
   * @param run whose steps are written down on the host; null to write nothing
   */
  HostLink(Connector connector, Target target, Machine machine, @Nullable Run run) {
    this.machine = machine;
    this.journals = new Journals(run);
    this.shells = new Shells(connector, target, journals);
    this.ahead = new AskedAhead(machine, this::submit);
  }

  Machine machine() {
    return machine;
  }

  /**
   * The answer to a question asked ahead, if it has arrived; one from before a change is as good a
   * guess as any.
   */
  weir.module.@Nullable Answer foreseen(Question question) {
    lock.lock();
    try {
      return ahead.foreseen(question);
    } catch (ConnectionException _) {
      return null;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the answer to a question asked ahead; false when it was not, or does not hold. */
  boolean awaited(Question question) throws ConnectionException {
    lock.lock();
    try {
      return ahead.awaited(question);
    } finally {
      lock.unlock();
    }
  }

  /** Sends those of these questions that have no answer yet, all in one write, without waiting. */
  void askAhead(List<Question> questions) throws ConnectionException {
    lock.lock();
    try {
      ahead.send(questions);
      shells.flush();
    } catch (ConnectionException e) {
      shells.failed(e);
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** The answer to a question, asked now unless it was asked before and still holds. */
  weir.module.Answer ask(Question question) throws ConnectionException {
    lock.lock();
    try {
      weir.module.Answer answer = answer(question);
      Identity identity = question.origin().identity();
      journals.check(identity, shells.of(identity));
      return answer;
    } finally {
      lock.unlock();
    }
  }

  /** Changes the machine, and has the step written down on it if there is a way back to keep. */
  weir.module.Answer act(Origin origin, Action action, Entry entry) throws ConnectionException {
    return act(origin, List.of(action), entry, () -> {}).getFirst();
  }

  /**
   * Changes the machine by actions that go out together, each of which is carried out only if those
   * before it ended well. They are written down on it if there is a way back to keep.
   *
   * @param meanwhile what may be asked behind them, before their answers are there
   * @return the answers up to the first that failed
   */
  List<weir.module.Answer> act(Origin origin, List<Action> actions, Entry entry, Runnable meanwhile)
      throws ConnectionException {
    lock.lock();
    try {
      machine.change();
      ahead.outdate();
      Identity identity = origin.identity();
      Shell shell = shells.of(identity);
      boolean keep = actions.stream().anyMatch(action -> !action.undo().equals(Undo.NEEDLESS));
      HostJournal journal = keep ? journals.ready(identity, shell, entry) : null;
      if (journal != null) {
        silence = journals.silence();
        return new Steps(this, journal, machine, meanwhile).take(origin, actions, entry);
      }
      journals.busy(identity, shell);
      List<Pending> sent = new ArrayList<>();
      for (Action action : actions) {
        sent.add(shell.submit(request(origin, action.step()).at(Steps.place(sent.size()))));
      }
      journals.idle(identity, shell);
      shell.flush();
      meanwhile.run();
      List<weir.module.Answer> answers = new ArrayList<>();
      for (int i = 0; i < sent.size() && (i == 0 || answers.getLast().ok()); i++) {
        answers.add(answer(sent.get(i)));
      }
      return answers;
    } finally {
      lock.unlock();
    }
  }

  /** The request of a step. */
  static Request request(Origin origin, Action.Step step) {
    Map<String, String> environment = new HashMap<>(origin.environment());
    environment.putAll(step.environment());
    return new Request(
        step.script().text(), step.args(), environment, input(step.input()), step.deadline());
  }

  /** Does something with the journals and shells of this link, alone. */
  <T> T with(Work<T> work) throws ConnectionException {
    lock.lock();
    try {
      return work.run(journals, shells);
    } finally {
      silence = journals.silence();
      lock.unlock();
    }
  }

  /** The same unless the link is busy; false then. */
  boolean withIdle(Work<?> work) throws ConnectionException {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      work.run(journals, shells);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Something to do with journals. */
  @FunctionalInterface
  interface Work<T> {
    T run(Journals journals, Shells shells) throws ConnectionException;
  }

  /** The shells of the host. Only for whoever holds the link. */
  Shells shells() {
    return shells;
  }

  /** Whether the host undoes the run by itself unless it is confirmed. Waits for nobody. */
  boolean armed() {
    return silence != null;
  }

  /** How long the host waits for a sign of life before it undoes the run; null for ever. */
  @Nullable Duration silence() {
    return silence;
  }

  /** Begins to connect, if that has not happened yet, and does not wait for it. */
  void prepare() {
    if (lock.tryLock()) {
      try {
        shells.prepare();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Connects, if that has not happened yet. */
  void open(Identity identity) throws ConnectionException {
    lock.lock();
    try {
      shells.of(identity);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      ahead.clear();
      journals.lost();
      shells.close();
    } finally {
      lock.unlock();
    }
  }

  private Pending submit(Question question) throws ConnectionException {
    Probe probe = question.probe();
    Request request =
        new Request(
            probe.script().text(),
            probe.args(),
            question.origin().environment(),
            input(probe.input()),
            probe.deadline());
    return shells.of(question.origin().identity()).submit(request);
  }

  private weir.module.Answer answer(Question question) throws ConnectionException {
    try {
      weir.module.Answer known = ahead.take(question);
      return known != null ? known : converted(submit(question).answer());
    } catch (ConnectionException e) {
      close();
      throw e;
    }
  }

  private weir.module.Answer answer(Pending pending) throws ConnectionException {
    try {
      return converted(pending.answer());
    } catch (ConnectionException e) {
      close();
      throw e;
    }
  }

  static weir.module.Answer converted(Answer answer) {
    return new weir.module.Answer(answer.status(), answer.stdout(), answer.stderr());
  }

  private static Input input(@Nullable Content content) {
    if (content == null) {
      return Input.NONE;
    }
    return new Input() {
      @Override
      public long size() {
        return content.size();
      }

      @Override
      public InputStream open() throws IOException {
        return content.open();
      }
    };
  }
}
