package weir.vars;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.Variables;

/** Layers of variables, of which the first that has a name gives its value. */
final class Layers implements Variables {
  private final List<Variables> strongestFirst;

  Layers(List<Variables> strongestFirst) {
    this.strongestFirst = List.copyOf(strongestFirst);
  }

  @Override
  public @Nullable Object get(String name) {
    for (Variables layer : strongestFirst) {
      Object value = layer.get(name);
      if (value != ABSENT) {
        return value;
      }
    }
    return ABSENT;
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    for (Variables layer : strongestFirst) {
      names.addAll(layer.names());
    }
    return names;
  }

  /** Puts layers together, from the weakest to the strongest. */
  static final class Builder {
    private final List<Variables> layers = new ArrayList<>();

    Builder add(Map<String, ? extends @Nullable Object> map) {
      return map.isEmpty() ? this : add(Variables.of(map));
    }

    Builder add(Variables layer) {
      layers.add(layer);
      return this;
    }

    Layers build() {
      return new Layers(layers.reversed());
    }
  }
}
