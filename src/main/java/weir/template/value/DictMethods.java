package weir.template.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of a dict. */
final class DictMethods {
  private DictMethods() {}

  static boolean named(String name) {
    return MethodSignatures.DICT.containsKey(name);
  }

  static @Nullable Object call(Map<?, ?> dict, String name, Arguments a) {
    return switch (name) {
      case "get" -> {
        Object key = Dicts.existingKey(dict, a.require(0, "key"));
        yield key == Dicts.ABSENT ? a.get(1, "default", null) : dict.get(key);
      }
      case "items", "keys", "values" -> View.part(dict, name);
      case "update" -> {
        update(Dicts.open(dict), a);
        yield null;
      }
      case "pop" -> {
        Object key = Dicts.existingKey(dict, a.require(0, "key"));
        if (key != Dicts.ABSENT) {
          yield Dicts.open(dict).remove(key);
        }
        if (a.size() < 2) {
          throw new ValueException(Text.repr(a.get(0, "key", null)));
        }
        yield a.get(1, "default", null);
      }
      case "popitem" -> {
        Object last = Dicts.ABSENT;
        for (Object key : dict.keySet()) {
          last = key;
        }
        if (last == Dicts.ABSENT) {
          throw new ValueException("'popitem(): dictionary is empty'");
        }
        yield Tuple.of(last, Dicts.open(dict).remove(last));
      }
      case "setdefault" -> {
        Object key = Dicts.existingKey(dict, a.require(0, "key"));
        if (key != Dicts.ABSENT) {
          yield dict.get(key);
        }
        Object value = a.get(1, "default", null);
        Dicts.put(Dicts.open(dict), a.get(0, "key", null), value);
        yield value;
      }
      case "copy" -> Dicts.copy(dict);
      case "clear" -> {
        Dicts.open(dict).clear();
        yield null;
      }
      case "fromkeys" -> {
        Map<@Nullable Object, @Nullable Object> made = new LinkedHashMap<>();
        for (Object key : Rows.of(a.require(0, "iterable"))) {
          Dicts.put(made, key, a.get(1, "value", null));
        }
        yield made;
      }
      case "__len__" -> (long) dict.size();
      case "__contains__" -> Comparison.contains(dict, a.require(0, "key"));
      case "__getitem__" -> Undefineds.defined(Attributes.item(dict, a.require(0, "key")));
      case "__setitem__" -> {
        Dicts.put(Dicts.open(dict), a.require(0, "key"), a.get(1, "value", null));
        yield null;
      }
      case "__delitem__" -> {
        Object key = Dicts.existingKey(dict, a.require(0, "key"));
        if (key == Dicts.ABSENT) {
          throw new ValueException(Text.repr(a.get(0, "key", null)));
        }
        Dicts.open(dict).remove(key);
        yield null;
      }
      default -> throw new ValueException("'dict' object has no attribute '%s'".formatted(name));
    };
  }

  static List<@Nullable Object> items(Map<?, ?> dict) {
    List<@Nullable Object> items = new ArrayList<>(dict.size());
    for (Map.Entry<?, ?> entry : dict.entrySet()) {
      items.add(Tuple.of(entry.getKey(), entry.getValue()));
    }
    return items;
  }

  /** {@code dict(...)} and {@code update(...)}: a dict or pairs by place, and arguments by name. */
  static void update(Map<@Nullable Object, @Nullable Object> dict, Arguments a) {
    if (a.size() > 0) {
      Object source = a.require(0, "iterable");
      if (source instanceof Map<?, ?> other) {
        for (Map.Entry<?, ?> entry : Dicts.copy(other).entrySet()) {
          Dicts.put(dict, entry.getKey(), entry.getValue());
        }
      } else {
        int place = 0;
        for (Object pair : Rows.of(source)) {
          List<@Nullable Object> parts = Rows.iterable(pair) ? Rows.of(pair) : List.of();
          if (parts.size() != 2) {
            throw new ValueException(
                "dictionary update sequence element #%d has length %d; 2 is required"
                    .formatted(place, parts.size()));
          }
          Dicts.put(dict, parts.get(0), parts.get(1));
          place++;
        }
      }
    }
    a.named().forEach((key, value) -> Dicts.put(dict, key, value));
  }
}
