package weir.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.syntax.Statement;

/** The blocks of a template and of those it extends, the nearest first. */
final class Blocks {
  /** A block and the template it is written in. */
  record Layer(Statement.Block block, Interpreter owner) {}

  private final Map<String, List<Layer>> layers = new HashMap<>();

  void add(Statement.Block block, Interpreter owner) {
    layers.computeIfAbsent(block.name(), name -> new ArrayList<>()).add(new Layer(block, owner));
  }

  /** The layer this many above the nearest, or null. */
  @Nullable Layer layer(String name, int level) {
    List<Layer> all = layers.getOrDefault(name, List.of());
    return level < all.size() ? all.get(level) : null;
  }
}
