package weir.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.SourceFile;
import weir.template.Template;
import weir.template.value.Tuple;

/**
 * Values in JSON that keeps the types of keys: a dict with keys that are no strings is {@code
 * {"$pairs": [[key, value], ...]}}.
 */
final class TypedJson {
  private static final String PAIRS = "$pairs";

  private TypedJson() {}

  /** A value of variables: marked text in it is a template, as in a playbook. */
  static @Nullable Object read(@Nullable Object value) {
    return switch (value) {
      case String text when Template.marked(text) ->
          Template.value(text, new SourceFile("vars", text)::span);
      case Map<?, ?> map when map.size() == 1 && map.get(PAIRS) instanceof List<?> pairs -> {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        for (Object pair : pairs) {
          if (pair instanceof List<?> both && both.size() == 2) {
            entries.put(key(read(both.get(0))), read(both.get(1)));
          }
        }
        yield entries;
      }
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put(key, read(item)));
        yield entries;
      }
      case List<?> list -> list(list);
      case null -> null;
      case Object other -> other;
    };
  }

  private static @Nullable Object key(@Nullable Object key) {
    return key instanceof List<?> items ? new Tuple(new ArrayList<@Nullable Object>(items)) : key;
  }

  private static List<@Nullable Object> list(List<?> items) {
    List<@Nullable Object> all = new ArrayList<>(items.size());
    items.forEach(item -> all.add(read(item)));
    return all;
  }

  /** A value that JSON can hold without loss. */
  static @Nullable Object written(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        if (!map.keySet().stream().allMatch(String.class::isInstance)) {
          List<@Nullable Object> pairs = new ArrayList<>();
          map.forEach((key, item) -> {
            List<@Nullable Object> pair = new ArrayList<>();
            pair.add(written(key));
            pair.add(written(item));
            pairs.add(pair);
          });
          yield Map.of(PAIRS, pairs);
        }
        Map<@Nullable Object, @Nullable Object> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put(key, written(item)));
        yield entries;
      }
      case List<?> list -> writtenAll(list);
      case Tuple tuple -> writtenAll(tuple.items());
      case null -> null;
      case Object other -> other;
    };
  }

  private static List<@Nullable Object> writtenAll(List<?> items) {
    List<@Nullable Object> all = new ArrayList<>(items.size());
    items.forEach(item -> all.add(written(item)));
    return all;
  }
}
