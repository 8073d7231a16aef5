package weir.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The crashes of one unit in a stretch of time.
 *
 * @param list in their order, without those that drills asked for
 * @param drills those that drills asked for
 * @param knownSince before this the journal says nothing; null when it reaches back far enough
 * @param readable false when there is no journal to read: then nothing is known
 * @param stopped whether somebody stopped it last
 * @param interrupted whether somebody has stopped or restarted it since the last crash
 */
public record Crashes(
    List<Crash> list,
    List<Crash> drills,
    @Nullable Instant knownSince,
    boolean readable,
    boolean stopped,
    boolean interrupted) {

  /** Keeps copies. */
  public Crashes {
    list = List.copyOf(list);
    drills = List.copyOf(drills);
  }

  /** Nothing can be said. */
  static final Crashes UNKNOWN = new Crashes(List.of(), List.of(), null, false, false, false);

  /**
   * What the events of one unit tell.
   *
   * @param since start of the stretch
   * @param first PID 1's oldest line, in seconds since 1970; 0 when none can be read
   * @param limit how many events were wanted at most
   */
  static Crashes of(List<UnitEvent> events, Instant since, long first, int limit) {
    if (first == 0) {
      return UNKNOWN;
    }
    Instant known = Instant.ofEpochSecond(first);
    if (events.size() >= limit) {
      known = instant(events.getFirst().micros());
    }
    Reader reader = new Reader();
    events.forEach(reader::read);
    return new Crashes(
        reader.list.stream().filter(crash -> !crash.asked()).toList(),
        reader.list.stream().filter(Crash::asked).toList(),
        known.isAfter(since) ? known : null,
        true,
        reader.stopping,
        reader.interrupted);
  }

  /** Those at this time or later. */
  long since(Instant time) {
    return since(list, time);
  }

  /** Drills at this time or later. */
  long drillsSince(Instant time) {
    return since(drills, time);
  }

  private static long since(List<Crash> crashes, Instant time) {
    return crashes.stream().filter(crash -> !crash.at().isBefore(time)).count();
  }

  /** Since when it has crashed again and again; null when it does not. */
  @Nullable Instant loopingSince(Instant now) {
    if (interrupted || list.size() < 3 || since(now.minusSeconds(600)) < 3) {
      return null;
    }
    int last = list.size() - 1;
    long gap = between(last - 1, last);
    if (now.getEpochSecond() - list.get(last).at().getEpochSecond() >= 2 * gap + 10) {
      return null;
    }
    int first = last;
    while (first > 0 && between(first - 1, first) < 3 * gap + 10) {
      first--;
    }
    return list.get(first).at();
  }

  private long between(int earlier, int later) {
    return list.get(later).at().getEpochSecond() - list.get(earlier).at().getEpochSecond();
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /**
   * Tells crashes from what looks alike in the journal: a service that ends badly because somebody
   * stops it, and a start that systemd refuses because there were too many.
   */
  private static final class Reader {
    /** So long a process may take to die of a drill's signal. */
    private static final long DRILL_MICROS = 10_000_000;

    private final List<Crash> list = new ArrayList<>();
    private @Nullable UnitEvent exit;
    private @Nullable UnitEvent drill;
    private boolean stopping;
    private boolean interrupted;
    private boolean lived = true;
    private boolean open;

    private void read(UnitEvent event) {
      switch (event.kind()) {
        case STARTING -> begins();
        case STARTED -> {
          begins();
          close(Crash.After.BACK, event.micros());
        }
        case EXITED -> {
          exit = event;
          lived = true;
        }
        case FAILED -> failed(event);
        case STOPPING -> {
          stopping = true;
          interrupted = true;
          close(Crash.After.STOPPED, event.micros());
        }
        case RESTART_SCHEDULED -> stopping = false;
        case DRILL -> drill = event;
        case OTHER -> {}
      }
    }

    private void begins() {
      stopping = false;
      lived = true;
      exit = null;
      drill = null;
    }

    private void failed(UnitEvent event) {
      boolean crash = !stopping && lived && !event.result().equals("start-limit-hit");
      if (crash) {
        UnitEvent cause = exit == null ? event : exit;
        close(Crash.After.AGAIN, cause.micros());
        list.add(
            new Crash(
                instant(cause.micros()),
                event.result(),
                cause.status(),
                null,
                Crash.After.DOWN,
                asked(cause)));
        open = true;
        interrupted = false;
      }
      exit = null;
      drill = null;
      lived = false;
    }

    private boolean asked(UnitEvent cause) {
      return drill != null && cause.micros() - drill.micros() < DRILL_MICROS;
    }

    private void close(Crash.After next, long micros) {
      if (open) {
        list.set(list.size() - 1, list.getLast().then(next, micros));
        open = false;
      }
    }
  }
}
