package weir.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.become.Identity;
import weir.connection.ConnectionException;
import weir.connection.Shell;
import weir.journal.Entry;
import weir.journal.Found;
import weir.journal.HostJournal;
import weir.journal.Pause;
import weir.journal.Refusal;
import weir.journal.Refused;
import weir.journal.Run;
import weir.module.ModuleFailure;

/** The journals a run keeps over one link, one for each user of the host. */
final class Journals {
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
  private final @Nullable Run run;
  private final Map<Identity, HostJournal> journals = new LinkedHashMap<>();
  private final List<String> without = new ArrayList<>();

  /**
   * None yet.
   *
   * @param run null when nothing is to be written down
   */
  Journals(@Nullable Run run) {
    this.run = run;
  }

  /**
   * A shell was opened: asks what earlier runs have left, and waits for others if that is wanted.
   */
  void opened(Identity identity, Shell shell) throws ConnectionException {
    if (run == null) {
      return;
    }
    HostJournal journal = journals.computeIfAbsent(identity, _ -> new HostJournal(run));
    journal.look(shell);
    if (run.acts() && !run.patience().isZero()) {
      takeInTime(journal, shell, run.patience());
    }
  }

  private static void takeInTime(HostJournal journal, Shell shell, Duration patience)
      throws ConnectionException {
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        journal.begin(shell);
        return;
      } catch (ModuleFailure taken) {
        if (System.nanoTime() > until) {
          throw taken;
        }
      }
      Pause.of(LOOK_AGAIN);
      journal.look(shell);
    }
  }

  /** What was found in a user's journal; nothing before its shell was opened. */
  @Nullable Found found(Identity identity) throws ConnectionException {
    HostJournal journal = journals.get(identity);
    return journal == null ? null : journal.found();
  }

  /** Refuses to go on beside another run that is changing the host. */
  void check(Identity identity, Shell shell) throws ConnectionException {
    HostJournal journal = journals.get(identity);
    if (run == null || !run.acts() || journal == null || journal.begun()) {
      return;
    }
    Found.Holder holder = journal.settled(shell).holder();
    if (holder != null && !holder.run().equals(run.id())) {
      throw new Refused(Refusal.held(holder));
    }
  }

  /** The journal to write a step to; null when there is none. */
  @Nullable HostJournal ready(Identity identity, Shell shell, Entry entry)
      throws ConnectionException {
    HostJournal journal = journals.get(identity);
    if (run == null || journal == null) {
      return null;
    }
    if (!journal.begin(shell)) {
      String why = String.valueOf(journal.without());
      if (entry.strict() || !entry.confirm().isZero()) {
        throw new Refused("no journal can be kept, so nothing was changed: " + why);
      }
      without.add(why);
      return null;
    }
    if (!entry.confirm().isZero()) {
      journal.arm(shell, entry.confirm());
    }
    return journal;
  }

  /** What is asked for next may take longer than a lease holds without a sign of life. */
  void busy(Identity identity, Shell shell) throws ConnectionException {
    HostJournal journal = journals.get(identity);
    if (journal != null && journal.begun()) {
      journal.busy(shell);
    }
  }

  /** What was asked for is over. */
  void idle(Identity identity, Shell shell) throws ConnectionException {
    HostJournal journal = journals.get(identity);
    if (journal != null && journal.begun()) {
      journal.idle(shell);
    }
  }

  /** Those the run has written to, in the order they were begun. */
  Map<Identity, HostJournal> begun() {
    Map<Identity, HostJournal> begun = new LinkedHashMap<>();
    journals.forEach((identity, journal) -> {
      if (journal.begun()) {
        begun.put(identity, journal);
      }
    });
    return begun;
  }

  /** The same, and those whose shell was lost since. */
  Map<Identity, HostJournal> written() {
    Map<Identity, HostJournal> written = new LinkedHashMap<>();
    journals.forEach((identity, journal) -> {
      if (journal.written()) {
        written.put(identity, journal);
      }
    });
    return written;
  }

  /** How long the host waits for a sign of life before it undoes the run; null for ever. */
  @Nullable Duration silence() {
    return journals.values().stream()
        .filter(HostJournal::armed)
        .map(HostJournal::silence)
        .min(Duration::compareTo)
        .orElse(null);
  }

  /** All of them. */
  Map<Identity, HostJournal> all() {
    return Map.copyOf(journals);
  }

  /** Why steps were taken that are in no journal. */
  List<String> without() {
    return List.copyOf(without);
  }

  /** The shells are gone. */
  void lost() {
    journals.values().forEach(HostJournal::lost);
  }
}
