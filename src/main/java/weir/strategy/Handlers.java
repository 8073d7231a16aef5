package weir.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
    for (Task handler : more) {
      boolean known = inOrder.stream().anyMatch(each -> each.span().equals(handler.span()));
      if (!known) {
        inOrder.add(handler);
      }
    }
  }

  /** The handlers a notification means: one by its name, all by a topic; none when unknown. */
  List<Task> named(String name) {
    List<Task> found = new ArrayList<>();
    Task byName = byName(name);
    if (byName != null) {
      found.add(byName);
    }
    for (Task handler : inOrder) {
      if (handler.listens().contains(name) && !found.contains(handler)) {
        found.add(handler);
      }
    }
    return found;
  }

  /** Of several with one name the play's own wins, then the later role's; in a file the first. */
  private @org.jspecify.annotations.Nullable Task byName(String name) {
    Task found = null;
    for (Task handler : inOrder) {
      String own = nameOf.apply(handler.name());
      Role role = handler.role();
      boolean same =
          own.equals(name) || (role != null && name.equals("%s : %s".formatted(role.name(), own)));
      if (same && !own.isEmpty() && (found == null || !sameFile(found, handler))) {
        found = handler;
      }
    }
    return found;
  }

  private static boolean sameFile(Task one, Task other) {
    return one.span().file().name().equals(other.span().file().name());
  }
}
