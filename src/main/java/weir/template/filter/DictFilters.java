package weir.template.filter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Builtins;
import weir.template.value.Comparison;
import weir.template.value.Dicts;
import weir.template.value.Rows;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.Types;
import weir.template.value.Undefineds;
import weir.template.value.ValueException;

/** Filters on dicts. */
public final class DictFilters {
  static final Set<String> NAMES =
      Set.of("dictsort", "combine", "dict2items", "items2dict", "rekey_on_member", "dict");

  private static final List<String> LIST_MERGES =
      List.of("replace", "keep", "append", "prepend", "append_rp", "prepend_rp");

  private DictFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    return switch (name) {
      case "dictsort" -> sort(input, a);
      case "combine" -> combine(input, a);
      case "dict2items" ->
          toItems(input, a.text(0, "key_name", "key"), a.text(1, "value_name", "value"));
      case "items2dict" -> fromItems(input, a);
      case "rekey_on_member" -> rekey(input, a);
      default -> Builtins.dict(new Arguments(List.of(input == null ? "" : input), a.named()));
    };
  }

  static List<@Nullable Object> items(@Nullable Object input) {
    if (!(input instanceof Map<?, ?> dict)) {
      throw new ValueException("Can only get item pairs from a mapping.");
    }
    return Builtins.items(dict);
  }

  private static List<@Nullable Object> sort(@Nullable Object input, Arguments a) {
    boolean caseSensitive = a.flag(0, "case_sensitive", false);
    String by = a.text(1, "by", "key");
    boolean reverse = a.flag(2, "reverse", false);
    if (!by.equals("key") && !by.equals("value")) {
      throw new ValueException("You can only sort by either \"key\" or \"value\"");
    }
    if (!(input instanceof Map<?, ?>)) {
      throw new ValueException("'%s' object has no attribute 'items'".formatted(Types.name(input)));
    }
    int place = by.equals("key") ? 0 : 1;
    List<@Nullable Object> items = items(input);
    items.sort((x, y) -> {
      Object left = Folding.key(Rows.of(x).get(place), caseSensitive);
      Object right = Folding.key(Rows.of(y).get(place), caseSensitive);
      return reverse ? -Comparison.compare(left, right) : Comparison.compare(left, right);
    });
    return items;
  }

  /** A list of dicts with a key and a value each. */
  public static List<@Nullable Object> toItems(
      @Nullable Object input, String keyName, String valueName) {
    if (!(input instanceof Map<?, ?> dict)) {
      throw new ValueException(
          "dict2items requires a dictionary, got <class '%s'> instead."
              .formatted(Types.name(input)));
    }
    List<@Nullable Object> items = new ArrayList<>();
    dict.forEach((key, value) -> {
      Map<@Nullable Object, @Nullable Object> item = new LinkedHashMap<>();
      item.put(keyName, key);
      item.put(valueName, value);
      items.add(item);
    });
    return items;
  }

  private static Map<@Nullable Object, @Nullable Object> fromItems(
      @Nullable Object input, Arguments a) {
    String keyName = a.text(0, "key_name", "key");
    String valueName = a.text(1, "value_name", "value");
    if (!(input instanceof List<?> list)) {
      throw new ValueException(
          "items2dict requires a list, got <class '%s'> instead.".formatted(Types.name(input)));
    }
    Map<@Nullable Object, @Nullable Object> dict = new LinkedHashMap<>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> pair)
          || !pair.containsKey(keyName)
          || !pair.containsKey(valueName)) {
        throw new ValueException(
            "items2dict requires each dictionary in the list to contain the keys '%s' and '%s', got %s instead."
                .formatted(keyName, valueName, Text.repr(item)));
      }
      Dicts.put(dict, pair.get(keyName), pair.get(valueName));
    }
    return dict;
  }

  private static Map<@Nullable Object, @Nullable Object> rekey(
      @Nullable Object input, Arguments a) {
    Object member = a.require(0, "key");
    String duplicates = a.text(1, "duplicates", "error");
    if (!duplicates.equals("error") && !duplicates.equals("overwrite")) {
      throw new ValueException(
          "duplicates parameter to rekey_on_member has unknown value: " + duplicates);
    }
    boolean error = duplicates.equals("error");
    Map<@Nullable Object, @Nullable Object> dict = new LinkedHashMap<>();
    if (!(input instanceof List<?>) && !(input instanceof Map<?, ?>) && !(input instanceof Tuple)) {
      throw new ValueException("Type is not a valid list, set, or dict");
    }
    for (Object item : SequenceFilters.values(input)) {
      if (!(item instanceof Map<?, ?> entry) || !entry.containsKey(member)) {
        throw new ValueException("Key %s was not found".formatted(Text.str(member)));
      }
      Object key = entry.get(member);
      if (error && Dicts.existingKey(dict, key) != Dicts.ABSENT) {
        throw new ValueException(
            "Key %s is not unique, cannot convert to dict".formatted(Text.str(key)));
      }
      Dicts.put(dict, key, item);
    }
    return dict;
  }

  private static @Nullable Object combine(@Nullable Object input, Arguments a) {
    boolean recursive = a.flag(-1, "recursive", false);
    String lists = a.text(-1, "list_merge", "replace");
    if (!LIST_MERGES.contains(lists)) {
      throw new ValueException(
          "'list_merge' argument can only be equal to " + String.join(", ", LIST_MERGES));
    }
    List<@Nullable Object> dicts = new ArrayList<>();
    collect(input, dicts);
    a.all().forEach(other -> collect(other, dicts));
    if (dicts.size() == 1) {
      return dicts.getFirst();
    }
    Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
    for (Object dict : dicts) {
      if (!(dict instanceof Map<?, ?> map)) {
        throw new ValueException(
            "failed to combine variables, expected dicts but got a '%s'"
                .formatted(Types.name(dict)));
      }
      result = merged(result, map, recursive, lists);
    }
    return result;
  }

  private static void collect(@Nullable Object value, List<@Nullable Object> dicts) {
    Object defined = Undefineds.defined(value);
    if (defined instanceof List<?> || defined instanceof Tuple) {
      Rows.of(defined).forEach(item -> add(Undefineds.defined(item), dicts));
    } else {
      add(defined, dicts);
    }
  }

  private static void add(@Nullable Object value, List<@Nullable Object> dicts) {
    if (value != null) {
      dicts.add(value);
    }
  }

  /** The first dict with the entries of the second over it. */
  static Map<@Nullable Object, @Nullable Object> merged(
      Map<?, ?> under, Map<?, ?> over, boolean recursive, String lists) {
    Map<@Nullable Object, @Nullable Object> result = Dicts.copy(under);
    for (Map.Entry<?, ?> entry : over.entrySet()) {
      Object existing = Dicts.existingKey(result, entry.getKey());
      Object old = existing == Dicts.ABSENT ? null : result.get(existing);
      Object value = entry.getValue();
      if (recursive && old instanceof Map<?, ?> x && value instanceof Map<?, ?> y) {
        value = merged(x, y, true, lists);
      } else if (old instanceof List<?> x && value instanceof List<?> y) {
        value = mergedLists(x, y, lists);
      }
      Dicts.put(result, entry.getKey(), value);
    }
    return result;
  }

  private static List<@Nullable Object> mergedLists(List<?> old, List<?> added, String how) {
    boolean prepend = how.startsWith("prepend");
    List<@Nullable Object> first = new ArrayList<>(prepend ? added : old);
    List<@Nullable Object> second = new ArrayList<>(prepend ? old : added);
    switch (how) {
      case "keep" -> {
        return new ArrayList<>(old);
      }
      case "append", "prepend" -> {}
      case "append_rp" -> first.removeIf(item -> Comparison.contains(added, item));
      case "prepend_rp" -> second.removeIf(item -> Comparison.contains(added, item));
      default -> {
        return new ArrayList<>(added);
      }
    }
    first.addAll(second);
    return first;
  }
}
