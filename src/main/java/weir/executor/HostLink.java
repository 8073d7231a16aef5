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
import weir.module.Action;
import weir.module.Content;
import weir.module.Probe;

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
  private @Nullable Connection connection;

  /** A probe from an origin. */
  record Question(Origin origin, Probe probe) {}

  /** A question on its way, and how often the machine had changed when it was sent. */
  private record Asked(Pending pending, long change) {}

  /** A link that connects when it is first needed. */
  HostLink(Connector connector, Target target, Machine machine) {
    this.connector = connector;
    this.target = target;
    this.machine = machine;
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
      return answer(pending);
    } finally {
      lock.unlock();
    }
  }

  /** Changes the machine. */
  weir.module.Answer act(Origin origin, Action.Step step) throws ConnectionException {
    lock.lock();
    try {
      machine.change();
      ahead.clear();
      Map<String, String> environment = new HashMap<>(origin.environment());
      environment.putAll(step.environment());
      Request request =
          new Request(
              step.script().text(), step.args(), environment, input(step.input()), step.deadline());
      return answer(shell(origin.identity()).submit(request));
    } finally {
      lock.unlock();
    }
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
      Answer answer = pending.answer();
      return new weir.module.Answer(answer.status(), answer.stdout(), answer.stderr());
    } catch (ConnectionException e) {
      close();
      throw e;
    }
  }

  private Shell shell(Identity identity) throws ConnectionException {
    Shell shell = shells.get(identity);
    if (shell == null) {
      if (connection == null) {
        connection = connector.connect(target);
      }
      Duration deadline = target.timeout().plus(target.timeout());
      shell = ShellOpener.open(connection, identity, deadline);
      shells.put(identity, shell);
    }
    return shell;
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
