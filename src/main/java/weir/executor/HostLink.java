package weir.executor;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
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
import weir.module.FileProbes;
import weir.module.Probe;
import weir.module.Undo;

/**
 * The way to one machine: its connection, a shell for each identity, and the answers to questions
 * asked ahead. An answer holds until something changes the machine. Safe to share by threads, one
 * of which uses it at a time.
 */
final class HostLink implements AutoCloseable {
  /** So many that a program's words do not become too many, and the first answers come soon. */
  private static final int MOST_TOGETHER = 40;

  private final Connector connector;
  private final Target target;
  private final Login login;
  private final Machine machine;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Identity, Shell> shells = new HashMap<>();
  private final Map<Question, Asked> ahead = new LinkedHashMap<>();
  private final Map<Question, Asked> outdated = new HashMap<>();
  private final Journals journals;
  private @Nullable Connection connection;
  private @Nullable ConnectionException unreached;

  /** A probe from an origin. */
  record Question(Origin origin, Probe probe) {}

  /**
   * A question on its way, perhaps with others.
   *
   * @param place among the others
   * @param change how often the machine had changed when it was sent
   * @param uses how many of the tasks ahead ask it
   */
  private record Asked(Together together, int place, long change, int uses) {

    Asked withUses(int other) {
      return new Asked(together, place, change, other);
    }
  }

  /**
   * A link that connects when it is first needed.
   *
   * @param run whose steps are written down on the host; null to write nothing
   */
  HostLink(Connector connector, Target target, Machine machine, @Nullable Run run) {
    this.connector = connector;
    this.target = target;
    this.login = new Login(connector, target);
    this.machine = machine;
    this.journals = new Journals(run);
  }

  Machine machine() {
    return machine;
  }

  /** The question's place among those asked ahead, if its answer still holds. */
  private @Nullable Asked held(Question question) {
    Asked asked = ahead.get(question);
    return asked != null && asked.change() == machine.changes() ? asked : null;
  }

  /**
   * The answer to a question asked ahead, if it has arrived; one from before a change is as good a
   * guess as any.
   */
  weir.module.@Nullable Answer foreseen(Question question) {
    lock.lock();
    try {
      Asked asked = ahead.getOrDefault(question, outdated.get(question));
      return asked != null && asked.together().arrived()
          ? asked.together().answer(asked.place())
          : null;
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
      Asked asked = held(question);
      return asked != null && asked.together().answer(asked.place()) != null;
    } finally {
      lock.unlock();
    }
  }

  /** Sends those of these questions that have no answer yet, all in one write, without waiting. */
  void askAhead(List<Question> questions) throws ConnectionException {
    lock.lock();
    try {
      send(questions);
    } catch (ConnectionException e) {
      if (connection == null) {
        unreached = e; // Whoever asks in his turn is told at once.
      }
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private void send(List<Question> questions) throws ConnectionException {
    Map<Question, Integer> uses = new LinkedHashMap<>();
    questions.forEach(question -> uses.merge(question, 1, Integer::sum));
    Map<Origin, List<Question>> files = new LinkedHashMap<>();
    for (Map.Entry<Question, Integer> each : uses.entrySet()) {
      Question question = each.getKey();
      Asked asked = held(question);
      if (asked != null) {
        ahead.put(question, asked.withUses(each.getValue()));
      } else if (FileProbes.takes(question.probe())) {
        files.computeIfAbsent(question.origin(), _ -> new ArrayList<>()).add(question);
      } else {
        askAhead(List.of(question), uses);
      }
    }
    for (List<Question> all : files.values()) {
      for (int from = 0; from < all.size(); from += MOST_TOGETHER) {
        askAhead(all.subList(from, Math.min(all.size(), from + MOST_TOGETHER)), uses);
      }
    }
    for (Shell shell : shells.values()) {
      shell.flush();
    }
  }

  /** The answer to a question, asked now unless it was asked before and still holds. */
  weir.module.Answer ask(Question question) throws ConnectionException {
    lock.lock();
    try {
      weir.module.Answer known = asked(question);
      weir.module.Answer answer = known != null ? known : answer(submit(question));
      Identity identity = question.origin().identity();
      journals.check(identity, shell(identity));
      return answer;
    } finally {
      lock.unlock();
    }
  }

  /** The answer to a question asked ahead, null when it has to be asked now. */
  private weir.module.@Nullable Answer asked(Question question) throws ConnectionException {
    outdated.remove(question);
    Asked asked = held(question);
    if (asked == null) {
      return null;
    }
    if (asked.uses() > 1) {
      ahead.put(question, asked.withUses(asked.uses() - 1));
    } else {
      ahead.remove(question);
    }
    try {
      return asked.together().answer(asked.place());
    } catch (ConnectionException e) {
      close();
      throw e;
    }
  }

  /** Sends questions of one origin as one. */
  private void askAhead(List<Question> several, Map<Question, Integer> uses)
      throws ConnectionException {
    Question first = several.getFirst();
    Pending pending =
        several.size() == 1
            ? submit(first)
            : submit(
                new Question(
                    first.origin(),
                    FileProbes.together(several.stream().map(Question::probe).toList())));
    Together together = new Together(pending, several.size());
    for (int i = 0; i < several.size(); i++) {
      Question question = several.get(i);
      ahead.put(
          question, new Asked(together, i, machine.changes(), uses.getOrDefault(question, 1)));
    }
  }

  /** Changes the machine, and has the step written down on it if there is a way back to keep. */
  weir.module.Answer act(Origin origin, Action action, Entry entry) throws ConnectionException {
    return act(origin, action, entry, () -> {});
  }

  /**
   * Changes the machine, and has the step written down on it if there is a way back to keep.
   *
   * @param meanwhile what may be asked behind it, before its answer is there
   */
  weir.module.Answer act(Origin origin, Action action, Entry entry, Runnable meanwhile)
      throws ConnectionException {
    lock.lock();
    try {
      machine.change();
      outdated.putAll(ahead);
      ahead.clear();
      Identity identity = origin.identity();
      Shell shell = shell(identity);
      HostJournal journal =
          action.undo().equals(Undo.NEEDLESS) ? null : journals.ready(identity, shell, entry);
      if (journal == null) {
        journals.busy(identity, shell);
        Pending pending = shell.submit(request(origin, action.step()));
        journals.idle(identity, shell);
        shell.flush();
        meanwhile.run();
        return answer(pending);
      }
      return converted(new Steps(this, journal, machine, meanwhile).take(origin, action, entry));
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

  /** Whether the host undoes the run by itself unless it is confirmed. */
  boolean armed() {
    lock.lock();
    try {
      return journals.all().values().stream().anyMatch(HostJournal::armed);
    } finally {
      lock.unlock();
    }
  }

  Target target() {
    return target;
  }

  /** Begins to connect, if that has not happened yet, and does not wait for it. */
  void prepare() {
    if (lock.tryLock()) {
      try {
        if (connection == null) {
          login.begin();
        }
      } finally {
        lock.unlock();
      }
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
      outdated.clear();
      shells.clear();
      journals.lost();
      login.close();
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
        ConnectionException known = unreached;
        unreached = null;
        if (known != null) {
          throw known;
        }
        connection = login.connection();
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
