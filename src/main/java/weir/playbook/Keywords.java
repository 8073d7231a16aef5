package weir.playbook;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keywords in force somewhere, what came from outside included. Values are as {@code template}
 * makes them: a {@code Template} stands for what is known only at run time. Keywords that add up
 * ({@code when}, {@code tags}, {@code vars}, {@code environment}, {@code notify}) are lists, the
 * outermost first.
 */
public record Keywords(Map<Keyword, Object> values) {

  /** None. */
  public static final Keywords NONE = new Keywords(Map.of());

  /** Keeps an unmodifiable copy. */
  public Keywords {
    Map<Keyword, Object> copy = new EnumMap<>(Keyword.class);
    copy.putAll(values);
    values = Collections.unmodifiableMap(copy);
  }

  /** The value, or null when the keyword is not given. */
  public @Nullable Object get(Keyword keyword) {
    return values.get(keyword);
  }

  /** Whether the keyword is given. */
  public boolean has(Keyword keyword) {
    return values.containsKey(keyword);
  }

  /** The elements of a list, none when the keyword is not given. */
  public List<Object> list(Keyword keyword) {
    return switch (values.get(keyword)) {
      case null -> List.of();
      case List<?> list -> Collections.unmodifiableList(list);
      case Object one -> List.of(one);
    };
  }

  /** The conditions of a keyword, all of which must hold. */
  public List<Condition> conditions(Keyword keyword) {
    return list(keyword).stream().map(Condition.class::cast).toList();
  }

  /** The layers of variables, the outermost first. */
  public List<Map<String, Object>> vars() {
    List<Map<String, Object>> layers = new ArrayList<>();
    for (Object layer : list(Keyword.VARS)) {
      layers.add(Vars.of(layer));
    }
    return layers;
  }

  /** These keywords as they reach something inside that has keywords of its own. */
  public Keywords inner(Keywords own) {
    Map<Keyword, Object> merged = new EnumMap<>(Keyword.class);
    values.forEach((keyword, value) -> {
      if (keyword.passing() != Keyword.Passing.STAYS) {
        merged.put(keyword, value);
      }
    });
    own.values.forEach((keyword, value) -> {
      if (keyword.passing() == Keyword.Passing.ADDS) {
        List<Object> both = new ArrayList<>(list(keyword));
        both.addAll(own.list(keyword));
        merged.put(keyword, List.copyOf(both));
      } else {
        merged.put(keyword, value);
      }
    });
    return new Keywords(merged);
  }

  /** The same with one keyword set. */
  public Keywords with(Keyword keyword, Object value) {
    Map<Keyword, Object> copy = new EnumMap<>(Keyword.class);
    copy.putAll(values);
    copy.put(keyword, value);
    return new Keywords(copy);
  }

  /** The same with some keywords left out. */
  public Keywords without(Keyword... keywords) {
    Map<Keyword, Object> copy = new EnumMap<>(Keyword.class);
    copy.putAll(values);
    boolean changed = false;
    for (Keyword keyword : keywords) {
      changed |= copy.remove(keyword) != null;
    }
    return changed ? new Keywords(copy) : this;
  }
}
