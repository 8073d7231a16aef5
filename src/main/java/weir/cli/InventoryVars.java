package weir.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import weir.inventory.Group;
import weir.inventory.Host;
import weir.inventory.Inventory;
import weir.inventory.VarLayer;
import weir.template.Template;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/**
 * The variables of hosts and groups as they are written, sorted by name.
 *
 * @param own whether hosts have only those that are written for them, not those of groups
 */
record InventoryVars(Inventory inventory, Map<String, Object> extraVars, boolean own) {

  /** A host's. */
  Map<String, @Nullable Object> of(Host host) {
    Map<String, @Nullable Object> vars = new TreeMap<>();
    for (VarLayer layer : inventory.layers(host)) {
      if (!own || layer.origin().isOfHost()) {
        layer.entries().forEach((name, node) -> vars.put(name, value(node)));
      }
    }
    extraVars.forEach((name, value) -> vars.put(name, written(value)));
    return vars;
  }

  /** A group's. */
  Map<String, @Nullable Object> of(Group group) {
    Map<String, @Nullable Object> vars = new TreeMap<>();
    if (group.priority() != 1) {
      vars.put("ansible_group_priority", (long) group.priority());
    }
    for (VarLayer layer : inventory.layers(group)) {
      layer.entries().forEach((name, node) -> vars.put(name, value(node)));
    }
    return vars;
  }

  private static @Nullable Object value(Node node) {
    return switch (node) {
      case Scalar scalar ->
          scalar.tag() == Scalar.Tag.VAULT
              ? Map.of("__ansible_vault", scalar.text())
              : scalar.value();
      case Sequence sequence -> {
        List<@Nullable Object> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(value(item)));
        yield items;
      }
      case Mapping mapping -> {
        Map<String, @Nullable Object> entries = new TreeMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.name(), value(entry.value())));
        yield entries;
      }
    };
  }

  private static Object written(Object value) {
    return value instanceof Template template ? template.source() : value;
  }
}
