package weir.template.value;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys of dicts, where {@code 1}, {@code 1.0} and {@code True} are one key. */
public final class Dicts {
  /** Stands for no key at all, since None is one. */
  public static final Absent ABSENT = Absent.ABSENT;

  private Dicts() {}

  /** The key of the dict that equals this one, or {@link #ABSENT}. */
  public static @Nullable Object existingKey(Map<?, ?> dict, @Nullable Object key) {
    if (key instanceof View view && view.hasPlaces()) {
      return ABSENT;
    }
    hashable(key);
    if (dict.containsKey(key)) {
      return key;
    }
    if (!Types.isNumber(key)) {
      return ABSENT;
    }
    if (key instanceof Double d && d != Math.rint(d)) {
      return ABSENT;
    }
    for (Object candidate : dict.keySet()) {
      if (Types.isNumber(candidate) && Comparison.equal(candidate, key)) {
        return candidate;
      }
    }
    return ABSENT;
  }

  /** Fails for what can be no key. */
  static void hashable(@Nullable Object key) {
    if (key instanceof List<?> || key instanceof Map<?, ?>) {
      throw new ValueException("unhashable type: '%s'".formatted(Types.name(key)));
    }
  }

  /** Puts a value under the key, or under the equal key the dict has already. */
  public static void put(
      Map<@Nullable Object, @Nullable Object> dict, @Nullable Object key, @Nullable Object value) {
    Undefineds.defined(key);
    Object existing = existingKey(dict, key);
    dict.put(existing == ABSENT ? key : existing, value);
  }

  /** A dict that can be changed, with the same entries. */
  public static Map<@Nullable Object, @Nullable Object> copy(Map<?, ?> dict) {
    return new LinkedHashMap<@Nullable Object, @Nullable Object>(dict);
  }

  /** The same map, open for any key and value. */
  @SuppressWarnings("unchecked")
  public static Map<@Nullable Object, @Nullable Object> open(Map<?, ?> dict) {
    return (Map<@Nullable Object, @Nullable Object>) dict;
  }

  /** The same list, open for any value. */
  @SuppressWarnings("unchecked")
  public static List<@Nullable Object> open(List<?> list) {
    return (List<@Nullable Object>) list;
  }
}
