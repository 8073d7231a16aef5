package weir.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.become.Identity;
import weir.connection.ConnectionException;
import weir.connection.Shell;
import weir.journal.Found;
import weir.journal.HostJournal;
import weir.journal.Pause;
import weir.journal.Refused;
import weir.journal.Reversal;
import weir.module.ModuleFailure;

/** What follows the tasks on a host: undoing them, or confirming them and giving the host free. */
public final class Aftercare {
  private static final int TRIES = 3;
  private static final Duration BETWEEN_LOGINS = Duration.ofSeconds(1);
  private static final Duration TO_UNDO = Duration.ofSeconds(30);
  private final Links links;

  /** Over these links. */
  public Aftercare(Links links) {
    this.links = links;
  }

  /** The hosts that were worked on. */
  public Set<String> hosts() {
    return links.hosts();
  }

  /** Whether the run has written something down on a host. */
  public boolean open(String host) {
    for (HostLink link : links.of(host)) {
      try {
        if (link.with((journals, _) -> !journals.written().isEmpty())) {
          return true;
        }
      } catch (ConnectionException _) {
        // Nothing is asked of the host.
      }
    }
    return false;
  }

  /** Whether a host undoes the run by itself unless it is confirmed. */
  public boolean armed(String host) {
    return links.of(host).stream().anyMatch(HostLink::armed);
  }

  /** What earlier runs have left on a host, as far as it was looked at. */
  public List<Found> found(String host) {
    List<Found> all = new ArrayList<>();
    for (HostLink link : links.of(host)) {
      try {
        link.with((journals, _) -> {
          for (HostJournal journal : journals.all().values()) {
            all.add(journal.found());
          }
          return true;
        });
      } catch (ConnectionException _) {
        // The task that needs the host says so.
      }
    }
    return all;
  }

  /** Why some steps on a host are in no journal. */
  public List<String> without(String host) {
    List<String> reasons = new ArrayList<>();
    for (HostLink link : links.of(host)) {
      try {
        reasons.addAll(link.with((journals, _) -> journals.without()));
      } catch (ConnectionException _) {
        // Nothing is asked of the host.
      }
    }
    return reasons.stream().distinct().toList();
  }

  /** Undoes what the run has changed on a host. */
  public Reversal revert(String host) {
    Reversal all = Reversal.NOTHING;
    for (HostLink link : links.of(host)) {
      all = all.and(revert(link));
    }
    return all;
  }

  private static Reversal revert(HostLink link) {
    for (int attempt = 1; true; attempt++) {
      try {
        return link.with(Aftercare::revert);
      } catch (ConnectionException e) {
        boolean alone = link.armed();
        link.close();
        if (attempt == TRIES || e.kind() != ConnectionException.Kind.LOST) {
          return alone ? Reversal.byHost(e.getMessage()) : Reversal.impossible(e.getMessage());
        }
      } catch (Refused e) {
        return Reversal.refused(e);
      } catch (ModuleFailure e) {
        return Reversal.impossible(e.getMessage());
      }
    }
  }

  private static Reversal revert(Journals journals, Shells shells) throws ConnectionException {
    Reversal all = Reversal.NOTHING;
    for (var each : new ArrayList<>(journals.written().entrySet()).reversed()) {
      if (!each.getValue().stepped()) {
        continue;
      }
      Shell shell = shells.of(each.getKey());
      if (each.getValue().begin(shell)) {
        all = all.and(each.getValue().revert(shell));
      }
    }
    return all;
  }

  /**
   * Confirms the run on a host where the host waits for that, and gives the host free.
   *
   * @param settled runs of which nothing is left to do or to tell
   * @return what is wrong, "" when all is well
   */
  public String finish(String host, List<String> settled) {
    String wrong = "";
    for (HostLink link : links.of(host)) {
      try {
        String trouble = link.with((journals, shells) -> finish(link, journals, shells, settled));
        wrong = wrong.isEmpty() ? trouble : wrong;
      } catch (ConnectionException | ModuleFailure e) {
        wrong = wrong.isEmpty() ? String.valueOf(e.getMessage()) : wrong;
      }
    }
    return wrong;
  }

  private static String finish(
      HostLink link, Journals journals, Shells shells, List<String> settled)
      throws ConnectionException {
    Map<Identity, HostJournal> open = new LinkedHashMap<>(journals.written());
    if (!settled.isEmpty()) {
      for (var each : journals.all().entrySet()) {
        if (concerns(each.getValue().found(), settled)) {
          open.put(each.getKey(), each.getValue());
        }
      }
    }
    for (var each : open.entrySet()) {
      Shell shell = shells.of(each.getKey());
      HostJournal journal = each.getValue();
      if (!journal.begin(shell)) {
        continue;
      }
      if (journal.armed()) {
        journal.beat(shell);
      }
      if (journal.armed() && !confirmed(link, each.getKey(), journal)) {
        return "no new login was possible in time, so the host has undone the run by itself";
      }
      journal.end(shell, settled).answer();
    }
    return "";
  }

  private static boolean concerns(Found found, List<String> settled) {
    return found.pending().stream().anyMatch(each -> settled.contains(each.run()))
        || found.reports().stream().anyMatch(each -> settled.contains(each.run()));
  }

  /** A new connection and a new login are the proof that the host can still be reached. */
  private static boolean confirmed(HostLink link, Identity identity, HostJournal journal)
      throws ConnectionException {
    // Meanwhile no sign of life is given, so after that time the host has undone the run.
    long until = System.nanoTime() + journal.silence().plus(TO_UNDO).toNanos();
    while (true) {
      try {
        return link.shells().apart(identity, journal::confirm);
      } catch (ConnectionException e) {
        if (System.nanoTime() > until) {
          throw new ConnectionException(
              e.kind(),
              "no new login is possible, so the run could not be confirmed; the host should have"
                  + " undone it by itself: "
                  + e.getMessage(),
              e);
        }
        Pause.of(BETWEEN_LOGINS);
      }
    }
  }
}
