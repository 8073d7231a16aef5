package weir.module;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a task came to on one host.
 *
 * @param values what {@code register} keeps, without {@code changed}, {@code failed}, {@code
 *     skipped}
 * @param facts variables set on the host by this task, such as {@code set_fact}'s
 */
public record Outcome(
    Kind kind,
    boolean changed,
    Map<String, Object> values,
    List<Diff> diffs,
    Map<String, Object> facts) {

  /** How it ended. */
  public enum Kind {
    /** As wished, changed or not. */
    OK,
    /** Not as wished. */
    FAILED,
    /** Not tried. */
    SKIPPED,
    /** The host could not be reached, or was lost. */
    UNREACHABLE
  }

  /** Keeps unmodifiable copies. */
  public Outcome {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    diffs = List.copyOf(diffs);
  }

  /** As wished already. */
  public static Outcome ok(Map<String, Object> values) {
    return new Outcome(Kind.OK, false, values, List.of(), Map.of());
  }

  /** As wished now. */
  public static Outcome changed(Map<String, Object> values) {
    return new Outcome(Kind.OK, true, values, List.of(), Map.of());
  }

  /** Not as wished. */
  public static Outcome failed(String message, Map<String, Object> values) {
    Map<String, Object> all = new LinkedHashMap<>(values);
    all.put("msg", message);
    return new Outcome(Kind.FAILED, false, all, List.of(), Map.of());
  }

  /** Not tried. */
  public static Outcome skipped(Map<String, Object> values) {
    return new Outcome(Kind.SKIPPED, false, values, List.of(), Map.of());
  }

  /** Not reached. */
  public static Outcome unreachable(String message) {
    return new Outcome(Kind.UNREACHABLE, false, Map.of("msg", message), List.of(), Map.of());
  }

  /** The same with facts for the host. */
  public Outcome withFacts(Map<String, Object> known) {
    return new Outcome(kind, changed, values, diffs, known);
  }

  /** The same with differences to show. */
  public Outcome withDiffs(List<Diff> differences) {
    return new Outcome(kind, changed, values, differences, facts);
  }

  /** The same with this said about change. */
  public Outcome withChanged(boolean said) {
    return new Outcome(kind, said, values, diffs, facts);
  }

  /** The same, ended another way. */
  public Outcome withKind(Kind other) {
    return new Outcome(other, changed, values, diffs, facts);
  }

  /** The same with other values. */
  public Outcome withValues(Map<String, Object> others) {
    return new Outcome(kind, changed, others, diffs, facts);
  }
}
