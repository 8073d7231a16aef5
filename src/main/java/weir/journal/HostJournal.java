package weir.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.connection.Answer;
import weir.connection.ConnectionException;
import weir.connection.Pending;
import weir.connection.Request;
import weir.connection.Shell;
import weir.module.Script;
import weir.module.Undo;

/**
 * One run's journal under one user of one host. Nothing is written before the first step that
 * changes something; then the lease is taken. Used by one thread at a time.
 */
public final class HostJournal {
  /** How long a lease holds without a sign of life. */
  private static final Duration LEASE = Duration.ofSeconds(60);

  /** Together longer than a run that was killed holds a host. */
  private static final int LOOKS = 20;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

  /** How many runs are kept, and in how many KiB. */
  private static final List<String> KEPT = List.of("30", Integer.toString(512 * 1024));

  private static final Script LOOK = Script.of("journal/base.sh", "journal/look.sh");
  private static final Script BEGIN = Script.of("journal/base.sh", "journal/begin.sh");
  private static final Script STEP = Script.of("journal/step.sh");
  private static final Script SEEK = Script.of("journal/base.sh", "journal/seek.sh");
  private static final Script BEAT = Script.of("journal/beat.sh");
  private static final Script END = Script.of("journal/end.sh");
  private static final Script ARM = Script.of("journal/arm.sh");
  private static final Script WATCH = Script.of("journal/base.sh", "journal/watch.sh");
  private static final Script CONFIRM = Script.of("journal/confirm.sh");
  private final Run run;
  private @Nullable Pending looking;
  private @Nullable Found found;
  private @Nullable Lease lease;
  private @Nullable String refusal;
  private @Nullable String without;
  private String lostKey = "";
  private boolean armed;
  private boolean stepped;
  private Duration silence = Duration.ZERO;

  /** A journal that has not been looked at. */
  public HostJournal(Run run) {
    this.run = run;
  }

  /** Asks what earlier runs have left, without waiting for the answer. */
  public void look(Shell shell) throws ConnectionException {
    looking = shell.submit(Request.of(LOOK.text(), List.of(seconds(LEASE))));
    found = null;
  }

  /** What earlier runs have left. */
  public Found found() throws ConnectionException {
    if (found == null) {
      found =
          looking == null
              ? Found.NOTHING
              : Found.parse(looking.answer().stdout()).without(run.id());
    }
    return found;
  }

  /**
   * What earlier runs have left, once none of them is dying: one that was killed holds the host for
   * some seconds yet, for it could come back.
   */
  public Found settled(Shell shell) throws ConnectionException {
    for (int i = 0; i < LOOKS && dying(); i++) {
      Pause.of(BETWEEN_LOOKS);
      look(shell);
    }
    return found();
  }

  private boolean dying() throws ConnectionException {
    Found.Holder holder = found().holder();
    return holder != null && holder.dying() && !holder.run().equals(run.id());
  }

  /** Why the run goes on without a journal; null when it has one, or has not begun any. */
  public @Nullable String without() {
    return without;
  }

  /** True once the run has changed something here. */
  public boolean begun() {
    return lease != null;
  }

  /** Whether a step was sent that may have changed something. */
  public boolean stepped() {
    return stepped;
  }

  /** True once the run has written something here, and still after the shell was lost. */
  public boolean written() {
    return lease != null || !lostKey.isEmpty();
  }

  /** A new shell takes the place of one that was lost. */
  public void lost() {
    looking = null;
    lostKey = lease == null ? lostKey : lease.key();
    lease = null;
  }

  /**
   * Takes the lease, unless the run has it.
   *
   * @return whether there is a journal to write to
   */
  public boolean begin(Shell shell) throws ConnectionException {
    if (lease != null || without != null) {
      return lease != null;
    }
    List<String> args = new ArrayList<>();
    long seen = settled(shell).lease();
    args.addAll(List.of(run.id(), seconds(LEASE), Long.toString(seen), run.owner()));
    if (!lostKey.isEmpty()) {
      args.add(lostKey);
    }
    String about = "owner=%s\ncommand=%s\n".formatted(run.owner(), run.command());
    Answer answer = Asking.ask(shell, BEGIN, args, about);
    String line = answer.stdout().strip();
    String word = line.split(" ", 2)[0];
    switch (word) {
      case "taken" -> lease = Lease.parse(line);
      case "held", "dying" -> throw new Refused(Refusal.held(Found.holder(line)));
      case "undone" -> throw new Refused(Refusal.UNDONE);
      case "moved" -> throw new Refused(Refusal.MOVED);
      case "armed" -> throw new Refused(Refusal.armed(line.substring(word.length()).strip()));
      default ->
          without =
              answer.status() == 0
                  ? line.substring(word.length()).strip()
                  : answer.stderr().strip();
    }
    return lease != null;
  }

  /** Lets the host undo the run by itself when it hears nothing for this long. */
  public void arm(Shell shell, Duration silence) throws ConnectionException {
    if (armed) {
      return;
    }
    Lease held = held();
    List<String> args =
        List.of(
            WATCH.text(), held.base(), run.id(), Long.toString(held.number()), seconds(silence));
    Request request = Request.of(Undoing.SCRIPT.text(), args).around(ARM.text());
    Answer answer = shell.submit(request).answer();
    if (answer.status() != 0) {
      throw new Refused(
          "the host cannot be made to undo the run by itself, so nothing was changed: "
              + answer.stderr().strip());
    }
    armed = true;
    this.silence = silence;
  }

  /** How long the host waits for a sign of life before it undoes the run. */
  public Duration silence() {
    return silence;
  }

  /** True when the host undoes the run unless it is confirmed. */
  public boolean armed() {
    return armed;
  }

  /**
   * Confirms the run.
   *
   * @param shell of another connection than the one the run used
   * @return false when the host has undone it
   */
  public boolean confirm(Shell shell) throws ConnectionException {
    boolean confirmed =
        Asking.ask(shell, CONFIRM, List.of(held().base(), run.id()), "")
            .stdout()
            .strip()
            .equals("confirmed");
    armed = armed && !confirmed;
    return confirmed;
  }

  /** Undoes what the run has changed, unless the host is no longer this run's. */
  public Reversal revert(Shell shell) throws ConnectionException {
    alive(shell, "busy");
    if (refusal != null) {
      throw new Refused(refusal);
    }
    Reversal reversal = Undoing.revert(shell, held().base(), run.id());
    idle(shell);
    return reversal;
  }

  /** Undoes what an earlier run has changed; the lease must be this run's. */
  public Reversal revert(Shell shell, String earlier) throws ConnectionException {
    return Undoing.revert(shell, held().base(), earlier);
  }

  /** The name of a step: its number, and the shell's process, for a host may have two names. */
  public String step(int number) {
    String key = held().key();
    return "%d-%s".formatted(number, key.substring(0, key.indexOf(':')));
  }

  /** Writes a step down and sends it. */
  public Pending submit(
      Shell shell, String step, Entry entry, String what, Undo undo, Request plain)
      throws ConnectionException {
    if (refusal != null) {
      throw new Refused(refusal);
    }
    stepped = true;
    Lease held = held();
    List<String> args = new ArrayList<>();
    args.addAll(List.of(held.base(), Long.toString(held.number()), run.id()));
    args.addAll(List.of(held.key(), step));
    args.add(Run.plain("%s: %s".formatted(entry.title(), what)));
    args.add(entry.pending());
    args.addAll(WayBack.words(undo));
    args.add("--");
    args.addAll(plain.args());
    return shell.submit(plain.around(STEP.text()).with(args));
  }

  /** Takes the journal's own words from an answer. */
  public Answer unwrap(Answer answer) {
    int end = answer.stdout().indexOf('\n');
    String first = end < 0 ? answer.stdout() : answer.stdout().substring(0, end);
    if (first.startsWith("refused ")) {
      throw new Refused(refuse(first.substring("refused ".length())));
    }
    return new Answer(
        answer.status(), end < 0 ? "" : answer.stdout().substring(end + 1), answer.stderr());
  }

  private String refuse(String words) {
    String[] why = words.split(" ", 2);
    return switch (why[0]) {
      case "lost" -> {
        refusal = Refusal.LOST;
        yield refusal;
      }
      case "undone" -> {
        refusal = Refusal.UNDONE;
        yield refusal;
      }
      default -> Refusal.full(why.length < 2 ? "" : why[1]);
    };
  }

  /** How far a step is. */
  public Sought seek(Shell shell, String step) throws ConnectionException {
    return Sought.parse(Asking.ask(shell, SEEK, List.of(held().base(), run.id(), step), ""));
  }

  /** Tells the host that the run is alive. */
  public void beat(Shell shell) throws ConnectionException {
    alive(shell, "idle");
  }

  private void alive(Shell shell, String state) throws ConnectionException {
    switch (beat(shell, state).answer().stdout().strip()) {
      case "lost" -> refusal = Refusal.LOST;
      case "undone" -> refusal = Refusal.UNDONE;
      default -> {}
    }
  }

  /** Tells the host that what comes next takes its time, without waiting. */
  public void busy(Shell shell) throws ConnectionException {
    Pending _ = beat(shell, "busy");
  }

  /** Tells it that this is over, without waiting. */
  public void idle(Shell shell) throws ConnectionException {
    Pending _ = beat(shell, "idle");
  }

  private Pending beat(Shell shell, String state) throws ConnectionException {
    Lease held = held();
    List<String> args = List.of(held.base(), Long.toString(held.number()), run.id(), state);
    return shell.submit(Request.of(BEAT.text(), args));
  }

  /**
   * Gives the lease back, without waiting.
   *
   * @param settled runs of which no handler is left to run
   */
  public Pending end(Shell shell, List<String> settled) throws ConnectionException {
    Lease held = held();
    List<String> args =
        new ArrayList<>(List.of(held.base(), Long.toString(held.number()), run.id()));
    args.addAll(KEPT);
    args.addAll(settled);
    return shell.submit(Request.of(END.text(), args));
  }

  private Lease held() {
    if (lease == null) {
      throw new IllegalStateException("No lease was taken. This is a bug in Weir.");
    }
    return lease;
  }

  private static String seconds(Duration time) {
    return Long.toString(time.toSeconds());
  }
}
