package weir.cli;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.inventory.Group;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;
import weir.template.value.Text;

/** Groups and hosts as a tree of lines. */
final class InventoryGraph {
  private final Inventory inventory;
  private final InventoryVars values;
  private final boolean withVars;
  private final Set<String> within = new HashSet<>();
  private final StringBuilder out = new StringBuilder();

  InventoryGraph(Inventory inventory, InventoryVars values, boolean withVars) {
    this.inventory = inventory;
    this.values = values;
    this.withVars = withVars;
    inventory.match(HostPattern.all(), _ -> {}).forEach(host -> within.add(host.name()));
  }

  /** The tree from this group on, with a line end behind each line. */
  String of(Group start) {
    group(start, 0);
    return out.toString();
  }

  private void group(Group group, int depth) {
    line(depth, "@%s:".formatted(group.name()));
    for (String child : group.children()) {
      group(Objects.requireNonNull(inventory.groups().get(child)), depth + 1);
    }
    if (!group.name().equals("all")) {
      for (String name : group.hosts()) {
        if (within.contains(name)) {
          line(depth + 1, name);
          vars(values.of(Objects.requireNonNull(inventory.host(name))), depth + 2);
        }
      }
    }
    vars(values.of(group), depth + 1);
  }

  private void vars(Map<String, @Nullable Object> vars, int depth) {
    if (withVars) {
      vars.forEach((name, value) -> line(depth, "{%s = %s}".formatted(name, Text.str(value))));
    }
  }

  private void line(int depth, String text) {
    if (depth > 0) {
      out.append("  |".repeat(depth)).append("--");
    }
    out.append(text).append('\n');
  }
}
