package weir.playbook;

import java.util.ArrayList;
import java.util.List;

/** Gathers the roles, and their handlers, that tasks import: the whole play gets to see them. */
final class Imports {
  private final List<Role> roles = new ArrayList<>();
  private final List<Task> handlers = new ArrayList<>();

  void add(RoleReader.Loaded loaded) {
    roles.addAll(loaded.roles());
    handlers.addAll(loaded.handlers());
  }

  List<Role> roles() {
    return roles;
  }

  List<Task> handlers() {
    return handlers;
  }
}
