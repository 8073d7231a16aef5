package weir.journal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What earlier runs have left on a host.
 *
 * @param lease the number of the newest lease, 0 when there has been none
 * @param holder the run that has the host now, null when none does
 * @param gone the run that had it last and has not given it back, null when none
 * @param pending handlers that were notified and have not run
 * @param reports what the host did by itself when a run was not confirmed
 * @param armed runs that wait for their confirmation
 */
public record Found(
    long lease,
    @Nullable Holder holder,
    @Nullable Holder gone,
    List<Pending> pending,
    List<Report> reports,
    List<String> armed) {

  /**
   * Who has a host.
   *
   * @param age seconds since the last sign of life
   * @param dying whether its shell has ended, so that it holds for some seconds at most
   */
  public record Holder(String run, long age, String owner, boolean dying) {}

  /** A handler of a play that a run has notified. */
  public record Pending(String run, String play, String handler) {}

  /** A line about a run that the host has undone. */
  public record Report(String run, String line) {}

  /** Nothing. */
  static final Found NOTHING = new Found(0, null, null, List.of(), List.of(), List.of());

  /** The same without the handlers of a run, which this one is, under another name of the host. */
  Found without(String run) {
    List<Pending> others = pending.stream().filter(each -> !each.run().equals(run)).toList();
    return new Found(lease, holder, gone, others, reports, armed);
  }

  /** Keeps copies. */
  public Found {
    pending = List.copyOf(pending);
    reports = List.copyOf(reports);
    armed = List.copyOf(armed);
  }

  /** Reads what {@code look.sh} prints. */
  static Found parse(String printed) {
    long lease = 0;
    Holder holder = null;
    Holder gone = null;
    List<Pending> pending = new ArrayList<>();
    List<Report> reports = new ArrayList<>();
    List<String> armed = new ArrayList<>();
    for (String line : printed.lines().toList()) {
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "lease" -> lease = number(word(words, 1));
        case "held", "dying" -> holder = holder(line);
        case "gone" -> gone = holder(line);
        case "armed" -> armed.add(word(words, 1));
        case "report" -> reports.add(new Report(word(words, 1), word(words, 2)));
        case "pending" -> {
          String[] names = word(words, 2).split("\t", 2);
          if (names.length == 2) {
            pending.add(new Pending(words[1], names[0], names[1]));
          }
        }
        default -> {}
      }
    }
    return new Found(lease, holder, gone, pending, reports, armed);
  }

  /** From a line {@code held RUN AGE OWNER}, or {@code dying} in place of held. */
  static Holder holder(String line) {
    String[] words = line.split(" ", 4);
    return new Holder(
        words.length < 2 ? "?" : words[1],
        words.length < 3 ? 0 : number(words[2]),
        words.length < 4 ? "?" : words[3].strip(),
        words[0].equals("dying"));
  }

  private static String word(String[] words, int index) {
    return words.length > index ? words[index] : "";
  }

  static long number(String word) {
    return word.matches("-?\\d{1,15}") ? Long.parseLong(word) : 0;
  }
}
