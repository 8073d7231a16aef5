package weir.executor;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import weir.become.Identity;
import weir.become.ShellOpener;
import weir.connection.Answer;
import weir.connection.Connection;
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
  private final Connector connector;
  private final Target target;
  private final Machine machine;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Identity, Shell> shells = new HashMap<>();
  private final Map<Question, Asked> ahead = new LinkedHashMap<>();
  private final Journals journals;
  private @Nullable Connection connection;

  /** A probe from an origin. */
  record Question(Origin origin, Probe probe) {}

  /** A question on its way, and how often the machine had changed when it was sent. */
  private record Asked(Pending pending, long change) {}

  /**
   * A link that connects when it is first needed.
   *
   * @param run whose steps are written down on the host; null to write nothing
   */
  HostLink(Connector connector, Target target, Machine machine, @Nullable Run run) {
    this.connector = connector;
    this.target = target;
    this.machine = machine;
    this.journals = new Journals(run);
  }

  Machine machine() {
    return machine;
  }

  /** Whether an answer to this is known or on its way, and still holds. */
  boolean holds(Question question) {
    lock.lock();
    try {
      Asked asked = ahead.get(question);
      return asked != null && asked.change() == machine.changes();
    } finally {
      lock.unlock();
    }
  }

  /** Sends questions, all in one write, without waiting. */
  void askAhead(List<Question> questions) throws ConnectionException {
    lock.lock();
    try {
      for (Question question : questions) {
        if (!holds(question)) {
          ahead.put(question, new Asked(submit(question), machine.changes()));
        }
      }
      for (Shell shell : shells.values()) {
        shell.flush();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The answer to a question, asked now unless it was asked before and still holds. */
  weir.module.Answer ask(Question question) throws ConnectionException {
    lock.lock();
    try {
      Asked asked = ahead.remove(question);
      Pending pending =
          asked != null && asked.change() == machine.changes() ? asked.pending() : submit(question);
      weir.module.Answer answer = answer(pending);
      journals.check(question.origin().identity());
      return answer;
    } finally {
      lock.unlock();
    }
  }

  /** Changes the machine, and has the step written down on it if there is a way back to keep. */
  weir.module.Answer act(Origin origin, Action action, Entry entry) throws ConnectionException {
    lock.lock();
    try {
      machine.change();
      ahead.clear();
      Identity identity = origin.identity();
      Shell shell = shell(identity);
      HostJournal journal =
          action.undo().equals(Undo.NEEDLESS) ? null : journals.ready(identity, shell, entry);
      if (journal == null) {
        return answer(shell.submit(request(origin, action.step())));
      }
      return converted(new Steps(this, journal, machine).take(origin, action, entry));
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
      return work.run(journals, this::shell);
    } finally {
      lock.unlock();
    }
  }

  /** The same unless the link is busy; false then. */
  boolean withIdle(Work<?> work) throws ConnectionException {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      work.run(journals, this::shell);
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

  /** Where shells come from. */
  @FunctionalInterface
  interface Shells {
    Shell of(Identity identity) throws ConnectionException;
  }

  /** Another connection to the same host, with a login of its own, for a shell. */
  <T> T apart(Identity identity, Apart<T> work) throws ConnectionException {
    try (Connection other = connector.connect(target);
        Shell shell = ShellOpener.open(other, identity, opening())) {
      return work.run(shell);
    }
  }

  /** Something to do in a shell of another connection. */
  @FunctionalInterface
  interface Apart<T> {
    T run(Shell shell) throws ConnectionException;
  }

  Target target() {
    return target;
  }

  /** Connects, if that has not happened yet. */
  void open(Identity identity) throws ConnectionException {
    lock.lock();
    try {
      shell(identity);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      ahead.clear();
      shells.clear();
      journals.lost();
      if (connection != null) {
        connection.close();
        connection = null;
      }
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
    return shell(question.origin().identity()).submit(request);
  }

  private weir.module.Answer answer(Pending pending) throws ConnectionException {
    try {
      return converted(pending.answer());
    } catch (ConnectionException e) {
      close();
      throw e;
    }
  }

  private static weir.module.Answer converted(Answer answer) {
    return new weir.module.Answer(answer.status(), answer.stdout(), answer.stderr());
  }

  Shell shell(Identity identity) throws ConnectionException {
    Shell shell = shells.get(identity);
    if (shell == null) {
      if (connection == null) {
        connection = connector.connect(target);
      }
      shell = ShellOpener.open(connection, identity, opening());
      shells.put(identity, shell);
      journals.opened(identity, shell);
    }
    return shell;
  }

  private Duration opening() {
    return target.timeout().plus(target.timeout());
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
