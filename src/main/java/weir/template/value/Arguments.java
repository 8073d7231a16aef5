package weir.template.value;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of one call: those by place and those by name. */
public record Arguments(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {

  /** No arguments. */
  public static final Arguments NONE = new Arguments(List.of(), Map.of());

  /** Arguments by place only. */
  public static Arguments of(@Nullable Object... values) {
    return new Arguments(Arrays.asList(values), Map.of());
  }

  /** How many by place. */
  public int size() {
    return positional.size();
  }

  /** True when nothing was given. */
  public boolean isEmpty() {
    return positional.isEmpty() && named.isEmpty();
  }

  /** True when this argument was given. */
  public boolean has(int index, String name) {
    return (index >= 0 && index < positional.size()) || named.containsKey(name);
  }

  /** The argument at this place or of this name, else the fallback. */
  public @Nullable Object get(int index, String name, @Nullable Object fallback) {
    if (index >= 0 && index < positional.size()) {
      return positional.get(index);
    }
    return named.containsKey(name) ? named.get(name) : fallback;
  }

  /** The argument, which must be given and defined. */
  public @Nullable Object require(int index, String name) {
    if (!has(index, name)) {
      throw new ValueException("missing a required argument: '%s'".formatted(name));
    }
    return Undefineds.defined(get(index, name, null));
  }

  /** The argument as text. */
  public String text(int index, String name) {
    return Text.str(require(index, name));
  }

  /** The argument as text, else the fallback; None counts as not given. */
  public String text(int index, String name, String fallback) {
    Object value = get(index, name, null);
    return value == null ? fallback : Text.str(value);
  }

  /** The argument as text, or null when it is None or not given. */
  public @Nullable String textOrNull(int index, String name) {
    Object value = get(index, name, null);
    return value == null ? null : Text.str(value);
  }

  /** The truth of the argument, else the fallback. */
  public boolean flag(int index, String name, boolean fallback) {
    return has(index, name) ? Truth.of(get(index, name, null)) : fallback;
  }

  /** The argument as a whole number, else the fallback; None counts as not given. */
  public long whole(int index, String name, long fallback) {
    Object value = get(index, name, null);
    return switch (value) {
      case null -> fallback;
      case Long n -> n;
      case Boolean b -> b ? 1 : 0;
      case BigInteger n -> n.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
      case Undefined u -> throw u.failure();
      case Object other ->
          throw new ValueException(
              "'%s' object cannot be interpreted as an integer".formatted(Types.name(other)));
    };
  }

  /** The same without the first arguments by place. */
  public Arguments from(int index) {
    return new Arguments(
        index >= positional.size() ? List.of() : positional.subList(index, positional.size()),
        named);
  }

  /** The arguments by name as a dict. */
  public Map<@Nullable Object, @Nullable Object> namedDict() {
    return new LinkedHashMap<>(named);
  }

  /** Fails unless only these names were given and at most this many by place. */
  public void allow(String function, int most, String... names) {
    if (positional.size() > most) {
      throw new ValueException(
          "%s() takes at most %d argument(s) (%d given)"
              .formatted(function, most, positional.size()));
    }
    for (String name : named.keySet()) {
      if (!Arrays.asList(names).contains(name)) {
        throw new ValueException(
            "%s() got an unexpected keyword argument '%s'".formatted(function, name));
      }
    }
  }

  /** The arguments by place, not to be changed. */
  public List<@Nullable Object> all() {
    return Collections.unmodifiableList(positional);
  }
}
