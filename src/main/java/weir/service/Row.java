package weir.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.modules.PublicLook;

/**
 * A row of {@code weir status}: a host and one of its services.
 *
 * @param since when it came into this state, by the host's clock; null when not known
 * @param age for how many seconds, -1 when not known
 * @param now the host's clock
 * @param pid 0 when there is none
 * @param memory bytes, 0 when not known
 * @param local what its port and health address say, "-" when nothing is known of them
 * @param tunnel likewise
 * @param outside likewise, of the public address
 * @param well whether nobody needs to do anything
 */
public record Row(
    String host,
    Service service,
    State state,
    String words,
    @Nullable Instant since,
    long age,
    Instant now,
    long pid,
    long restarts,
    Crashes crashes,
    long crashCount,
    boolean tooManyCrashes,
    long memory,
    String local,
    String tunnel,
    String outside,
    List<String> notes,
    boolean well) {

  /** Keeps a copy. */
  public Row {
    notes = List.copyOf(notes);
  }

  /** Crashes in 24 hours that drills asked for; they are not among the others. */
  long drillCount() {
    return crashes.drillsSince(now.minus(StatusQuestion.WINDOW));
  }

  /** The same in one line. */
  Row withoutNotes() {
    return new Row(
        host,
        service,
        state,
        words,
        since,
        age,
        now,
        pid,
        restarts,
        crashes,
        crashCount,
        tooManyCrashes,
        memory,
        local,
        tunnel,
        outside,
        List.of(),
        well);
  }

  /** Of a host that did not answer. */
  static Row silent(String host, Service service, State state, String why) {
    return new Row(
        host,
        service,
        state,
        state.word(),
        null,
        -1,
        Instant.EPOCH,
        0,
        0,
        Crashes.UNKNOWN,
        0,
        false,
        0,
        "-",
        "-",
        "-",
        why.isEmpty() ? List.of() : List.of(why),
        false);
  }

  /**
   * From what its host said, and what its public address answered.
   *
   * @param outside null when the public address was not asked
   * @param mostCrashes more than so many in 24 hours are too many
   */
  static Row of(String host, Sight sight, @Nullable PublicLook outside, int mostCrashes) {
    Service service = sight.service();
    TunnelView tunnel = new TunnelView(sight);
    Verdict verdict = Verdict.of(sight);
    boolean up = verdict.state() == State.HEALTHY || verdict.state() == State.RUNNING;
    if (up && outside != null && !outside.well()) {
      verdict = verdict.but(State.PUBLIC_DOWN, outside.wrong());
    }
    if (up && !tunnel.wrong().isEmpty()) {
      verdict = verdict.but(State.TUNNEL_DOWN, tunnel.wrong());
    }
    long count = sight.crashes().since(sight.now().minus(StatusQuestion.WINDOW));
    boolean tooMany = count > mostCrashes;
    List<String> notes = new ArrayList<>(verdict.notes());
    if (tooMany) {
      notes.add(
          "%d crashes in 24 h are more than %d: weir crashes %s"
              .formatted(count, mostCrashes, service.name()));
    }
    boolean known = !sight.load().isEmpty() && !sight.load().equals("not-found");
    if (known && !sight.crashes().readable()) {
      notes.add("its crashes are unknown: the system's journal cannot be read; is this not root?");
    }
    Instant since = known ? sight.since() : null;
    if (verdict.state() == State.CRASH_LOOP && sight.loopingSince() != null) {
      since = sight.loopingSince();
    }
    return new Row(
        host,
        service,
        verdict.state(),
        verdict.words(),
        since,
        since == null ? -1 : Math.max(0, Duration.between(since, sight.now()).toSeconds()),
        sight.now(),
        sight.pid(),
        sight.restarts(),
        sight.crashes(),
        count,
        tooMany,
        sight.memory(),
        new HealthView(sight).cell(),
        tunnel.cell(),
        outside == null ? "-" : outside.well() ? "ok" : "down",
        notes,
        verdict.state().well() && !tooMany && sight.crashes().readable());
  }
}
