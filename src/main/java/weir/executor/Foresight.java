package weir.executor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.Variables;
import weir.vars.HostVars;

/**
 * One look ahead of a host: what the tasks seen so far would teach about it, and what there is to
 * ask. Nobody else ever sees any of it.
 */
public final class Foresight {
  private static final String FACTS = "ansible_facts";
  private final List<Question> questions = new ArrayList<>();
  private HostVars known;
  private boolean factsOpen;
  private @Nullable HostLink link;

  Foresight(HostVars known) {
    this.known = known;
  }

  HostVars known() {
    return known;
  }

  void learn(HostVars more) {
    known = more;
  }

  /** A task ahead will register this. */
  void register(String name, Object value) {
    known = known.withKnown(Map.of(name, value));
  }

  /** Facts are on their way. */
  void expectFacts() {
    factsOpen = true;
  }

  /** Variables in which what is on its way is waited for when it is read. */
  Variables over(Variables variables) {
    boolean open = factsOpen;
    return new Variables() {
      @Override
      public @Nullable Object get(String name) {
        if (open && name.equals(FACTS)) {
          throw new NotYet();
        }
        Object value = variables.get(name);
        return value instanceof Later later ? later.value() : value;
      }

      @Override
      public Set<String> names() {
        return variables.names();
      }
    };
  }

  /** Something to ask; only what goes over the first link does. */
  void add(HostLink over, Question question) {
    if (link == null) {
      link = over;
      over.prepare();
    }
    if (link.equals(over)) {
      questions.add(question);
    }
  }

  @Nullable HostLink link() {
    return link;
  }

  List<Question> questions() {
    return questions;
  }
}
