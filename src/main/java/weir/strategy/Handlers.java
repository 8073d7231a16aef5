package weir.strategy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.playbook.Role;
import weir.playbook.Task;

/** A play's handlers by the names and topics that notify them. */
final class Handlers {
  private final List<Task> inOrder = new ArrayList<>();
  private final Function<Object, String> nameOf;

  Handlers(List<Task> handlers, Function<Object, String> nameOf) {
    this.inOrder.addAll(handlers);
    this.nameOf = nameOf;
  }

  /** All of them in the order they run. */
  List<Task> inOrder() {
    return List.copyOf(inOrder);
  }

  /** Adds those of a role that an include brought in. */
  void add(List<Task> more) {
    inOrder.addAll(more);
  }

  /** The handlers a notification means: one by its name, all by a topic; none when unknown. */
  List<Task> named(String name) {
    List<Task> found = new ArrayList<>();
    Task byName = byName(name);
    if (byName != null) {
      found.add(byName);
    }
    Map<String, Task> listening = new LinkedHashMap<>();
    for (Task handler : inOrder) {
      if (handler.listens().contains(name)) {
        String own = nameOf.apply(handler.name());
        listening.put(own.isEmpty() ? handler.span().toString() : own, handler);
      }
    }
    listening.values().removeIf(found::contains);
    found.addAll(listening.values());
    return found;
  }

  /** Of several with one name those of the later list win; in one list the first. */
  @SuppressWarnings("ReferenceEquality") // each use of a role brings a list of its own
  private @Nullable Task byName(String name) {
    Task found = null;
    for (Task handler : inOrder) {
      String own = nameOf.apply(handler.name());
      Role role = handler.role();
      boolean same =
          own.equals(name) || (role != null && name.equals("%s : %s".formatted(role.name(), own)));
      if (same && !own.isEmpty() && (found == null || found.role() != role)) {
        found = handler;
      }
    }
    return found;
  }
}
