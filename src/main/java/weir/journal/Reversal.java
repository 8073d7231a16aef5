package weir.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of undoing a run on a host.
 *
 * @param undone paths and units that are as they were, in words
 * @param left what has no way back
 * @param failed what could not be undone though it should have been
 * @param differences how files would change, as lines of {@code diff -u}; only when asked for
 */
public record Reversal(
    List<String> undone, List<String> left, List<String> failed, List<String> differences) {

  /** Keeps copies. */
  public Reversal {
    undone = List.copyOf(undone);
    left = List.copyOf(left);
    failed = List.copyOf(failed);
    differences = List.copyOf(differences);
  }

  /** Nothing was done, so nothing is undone. */
  public static final Reversal NOTHING = new Reversal(List.of(), List.of(), List.of(), List.of());

  /** Undoing could not even begin. */
  public static Reversal impossible(@Nullable String why) {
    return new Reversal(List.of(), List.of(), List.of(String.valueOf(why)), List.of());
  }

  /** The run may not change the host any more, which is well when the host has undone it. */
  public static Reversal refused(Refused why) {
    String text = String.valueOf(why.getMessage());
    return text.equals(Refusal.UNDONE)
        ? new Reversal(List.of(), List.of(text), List.of(), List.of())
        : impossible(text);
  }

  /** The host is out of reach and undoes the run by itself. */
  public static Reversal byHost(@Nullable String why) {
    return new Reversal(
        List.of(),
        List.of("the host is out of reach and undoes the run by itself: " + why),
        List.of(),
        List.of());
  }

  /** Reads what {@code revert.sh} prints. */
  public static Reversal parse(String printed) {
    List<String> undone = new ArrayList<>();
    List<String> left = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    for (String line : printed.lines().toList()) {
      int space = line.indexOf(' ');
      String rest = space < 0 ? "" : line.substring(space + 1);
      switch (space < 0 ? line : line.substring(0, space)) {
        case "back" -> undone.add(rest + " as it was");
        case "gone" -> undone.add(rest + " removed");
        case "unit" -> undone.add(rest.replaceFirst(" ", " is "));
        case "left" -> left.add(rest);
        case "failed" -> failed.add(rest);
        case "|" -> differences.add(rest);
        default -> {}
      }
    }
    return new Reversal(
        undone.stream().distinct().toList(),
        left,
        failed.stream().distinct().toList(),
        differences);
  }

  /** Both. */
  public Reversal and(Reversal other) {
    return new Reversal(
        join(undone, other.undone),
        join(left, other.left),
        join(failed, other.failed),
        join(differences, other.differences));
  }

  /** True when there was nothing to undo and nothing that could not be. */
  public boolean isEmpty() {
    return undone.isEmpty() && left.isEmpty() && failed.isEmpty();
  }

  private static List<String> join(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
