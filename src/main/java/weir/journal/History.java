package weir.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weir.connection.ConnectionException;
import weir.connection.Shell;
import weir.module.Script;

/**
 * The runs that have changed a host.
 *
 * @param base where they are kept on the host
 * @param runs the oldest first
 */
public record History(String base, List<PastRun> runs) {

  private static final Script SCRIPT = Script.of("journal/base.sh", "journal/history.sh");

  /** Keeps a copy. */
  public History {
    runs = List.copyOf(runs);
  }

  /**
   * The runs to undo so that the host is as it was before one of them, the newest first.
   *
   * @param run that one; "" for the newest that can be undone
   */
  public List<PastRun> back(String run) {
    List<PastRun> back = new ArrayList<>();
    for (PastRun each : runs.reversed()) {
      if (each.canBeUndone()) {
        back.add(each);
      }
      if (run.isEmpty() ? !back.isEmpty() : each.id().equals(run)) {
        return back;
      }
    }
    return List.of();
  }

  /** Asks a host. */
  public static History of(Shell shell) throws ConnectionException {
    return parse(Asking.ask(shell, SCRIPT, List.of(), "").stdout());
  }

  /** Reads what {@code history.sh} prints. */
  static History parse(String printed) {
    List<PastRun> runs = new ArrayList<>();
    String base = "";
    Draft draft = new Draft();
    for (String line : printed.lines().toList()) {
      int space = line.indexOf(' ');
      String word = space < 0 ? line : line.substring(0, space);
      String rest = space < 0 ? "" : line.substring(space + 1);
      if (word.equals("base")) {
        base = rest;
      } else if (word.equals("run")) {
        draft = new Draft();
        draft.id = rest;
      } else if (word.equals("state")) {
        draft.state = state(rest);
        runs.add(draft.run());
      } else {
        draft.put(word, rest);
      }
    }
    return new History(base, runs);
  }

  private static PastRun.State state(String word) {
    for (PastRun.State state : PastRun.State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(word)) {
        return state;
      }
    }
    return PastRun.State.OPEN;
  }

  private static final class Draft {
    private final List<PastRun.Step> steps = new ArrayList<>();
    private String id = "";
    private String begun = "";
    private String owner = "";
    private String command = "";
    private long begunSteps;
    private long left;
    private PastRun.State state = PastRun.State.OPEN;

    void put(String word, String rest) {
      switch (word) {
        case "begun" -> begun = rest;
        case "owner" -> owner = rest;
        case "command" -> command = rest;
        case "steps" -> begunSteps = Found.number(rest);
        case "left" -> left = Found.number(rest);
        case "step" -> {
          String[] words = rest.split(" ", 3);
          if (words.length == 3) {
            steps.add(
                new PastRun.Step(
                    Found.number(words[0].split("-", 2)[0]), Found.number(words[1]), words[2]));
          }
        }
        default -> {}
      }
    }

    PastRun run() {
      return new PastRun(id, begun, owner, command, steps, begunSteps, left, state);
    }
  }
}
