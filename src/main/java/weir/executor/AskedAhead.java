package weir.executor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.connection.Pending;
import weir.module.Answer;
import weir.module.FileProbes;

/**
 * The questions asked ahead over one link, and their answers. One holds until something changes the
 * machine. Guarded by the link's lock.
 */
final class AskedAhead {
  /** So many that a program's words do not become too many, and the first answers come soon. */
  private static final int MOST_TOGETHER = 40;

  private final Machine machine;
  private final Submission submission;
  private final Map<Question, Asked> ahead = new LinkedHashMap<>();
  private final Map<Question, Asked> outdated = new HashMap<>();

  /** How a question is put into what is written next. */
  @FunctionalInterface
  interface Submission {
    Pending submit(Question question) throws ConnectionException;
  }

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

  AskedAhead(Machine machine, Submission submission) {
    this.machine = machine;
    this.submission = submission;
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
  @Nullable Answer foreseen(Question question) throws ConnectionException {
    Asked asked = ahead.getOrDefault(question, outdated.get(question));
    return asked != null && asked.together().arrived()
        ? asked.together().answer(asked.place())
        : null;
  }

  /** Waits for the answer to a question asked ahead; false when it was not, or does not hold. */
  boolean awaited(Question question) throws ConnectionException {
    Asked asked = held(question);
    return asked != null && asked.together().answer(asked.place()) != null;
  }

  /** Puts those of these questions that have no answer yet into what is written next. */
  void send(List<Question> questions) throws ConnectionException {
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
        together(List.of(question), uses);
      }
    }
    for (List<Question> all : files.values()) {
      for (int from = 0; from < all.size(); from += MOST_TOGETHER) {
        together(all.subList(from, Math.min(all.size(), from + MOST_TOGETHER)), uses);
      }
    }
  }

  /** The answer to a question asked ahead, null when it has to be asked now. */
  @Nullable Answer take(Question question) throws ConnectionException {
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
    return asked.together().answer(asked.place());
  }

  /** Sends questions of one origin as one. */
  private void together(List<Question> several, Map<Question, Integer> uses)
      throws ConnectionException {
    Question first = several.getFirst();
    Pending pending =
        several.size() == 1
            ? submission.submit(first)
            : submission.submit(
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

  /** The machine has changed: what was answered is no more than a guess. */
  void outdate() {
    outdated.putAll(ahead);
    ahead.clear();
  }

  /** Forgets all. */
  void clear() {
    ahead.clear();
    outdated.clear();
  }
}
