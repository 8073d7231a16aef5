package weir.executor;

import java.util.List;
import weir.module.Outcome;

/** What a task ahead, or one of its items, would come to. */
sealed interface Seen {
  /** This, unless something happens before its turn. */
  record Foreseen(Outcome outcome) implements Seen {}

  /** Its answer is on its way: the questions that it waits for. */
  record Asked(HostLink link, List<Question> questions) implements Seen {}

  /** Only its turn can tell, but it leaves the host as it is. */
  record Open() implements Seen {}

  /** It will change the host or leave the straight way. */
  record Acts() implements Seen {}
}
