package weir.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.inventory.Host;
import weir.module.ModuleFailure;

/** The batches that {@code order} and {@code serial} make of a play's hosts. */
final class Batches {
  private Batches() {}

  /**
   * The batches.
   *
   * @param serial evaluated: a number, a percentage, a list of them; null for one batch
   */
  static List<List<Host>> of(List<Host> hosts, @Nullable Object serial) {
    if (serial == null || hosts.isEmpty()) {
      return List.of(hosts);
    }
    List<?> sizes = serial instanceof List<?> list ? list : List.of(serial);
    List<List<Host>> batches = new ArrayList<>();
    int from = 0;
    for (int i = 0; from < hosts.size(); i++) {
      Object size = sizes.isEmpty() ? hosts.size() : sizes.get(Math.min(i, sizes.size() - 1));
      int count = count(String.valueOf(size).strip(), hosts.size());
      int to = count <= 0 ? hosts.size() : Math.min(hosts.size(), from + count);
      batches.add(hosts.subList(from, to));
      from = to;
    }
    return batches;
  }

  /** The hosts of a play in the order its {@code order} asks for. */
  static List<Host> ordered(List<Host> hosts, @Nullable Object order) {
    List<Host> ordered = new ArrayList<>(hosts);
    switch (order == null ? "inventory" : order.toString()) {
      case "inventory" -> {}
      case "sorted" -> ordered.sort(Comparator.comparing(Host::name));
      case "reverse_sorted" -> ordered.sort(Comparator.comparing(Host::name).reversed());
      case "reverse_inventory" -> Collections.reverse(ordered);
      case "shuffle" -> Collections.shuffle(ordered);
      default ->
          throw new ModuleFailure(
              "order is '%s'; it can be inventory, reverse_inventory, sorted, reverse_sorted or"
                      .formatted(order)
                  + " shuffle");
    }
    return ordered;
  }

  private static int count(String size, int all) {
    try {
      return size.endsWith("%")
          ? Math.max(
              1, (int) (Double.parseDouble(size.substring(0, size.length() - 1)) / 100 * all))
          : (int) Double.parseDouble(size);
    } catch (NumberFormatException e) {
      throw new ModuleFailure(
          "serial is '%s', which is neither a number nor a percentage".formatted(size));
    }
  }
}
