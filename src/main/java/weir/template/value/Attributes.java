package weir.template.value;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code value.name} and {@code value[key]}, with the fallbacks of Jinja from one to the other. */
public final class Attributes {
  private Attributes() {}

  /** {@code value.name}: an attribute or method first, then an item. */
  public static @Nullable Object dot(@Nullable Object value, String name) {
    if (value instanceof Undefined u) {
      return strict(u);
    }
    Object own = own(value, name);
    if (own != null) {
      return own == Dicts.ABSENT ? null : own;
    }
    if (value instanceof Map<?, ?> dict && dict.containsKey(name)) {
      return dict.get(name);
    }
    return missing(value, name);
  }

  /** {@code value[key]}: an item first, then an attribute or method. */
  public static @Nullable Object item(@Nullable Object value, @Nullable Object key) {
    if (value instanceof Undefined u) {
      return strict(u);
    }
    if (key instanceof Undefined u) {
      if (value instanceof Map<?, ?>) {
        throw u.failure();
      }
      return strict(u);
    }
    if (value instanceof Map<?, ?> dict
        && !(key instanceof List<?> && !(key instanceof View))
        && !(key instanceof Map<?, ?>)) {
      Object existing = Dicts.existingKey(dict, key);
      if (existing != Dicts.ABSENT) {
        return dict.get(existing);
      }
    } else if (key != null && Types.isWhole(key)) {
      Object found = at(value, Numbers.index(key));
      if (found != Dicts.ABSENT) {
        return found;
      }
    }
    if (key instanceof String name) {
      Object own = own(value, name);
      if (own != null) {
        return own == Dicts.ABSENT ? null : own;
      }
      return missing(value, name);
    }
    return Undefined.of(
        "%s has no element %s".formatted(Types.owner(value), Text.repr(key)), null, value);
  }

  private static @Nullable Object at(@Nullable Object value, long index) {
    if (value instanceof String text) {
      int size = text.codePointCount(0, text.length());
      long place = index < 0 ? index + size : index;
      return place < 0 || place >= size
          ? Dicts.ABSENT
          : Character.toString(text.codePointAt(text.offsetByCodePoints(0, (int) place)));
    }
    if (value instanceof View view && !view.hasPlaces()) {
      return Dicts.ABSENT;
    }
    List<?> items =
        value instanceof Tuple t ? t.items() : value instanceof List<?> l ? l : List.of();
    long place = index < 0 ? index + items.size() : index;
    return place < 0 || place >= items.size() ? Dicts.ABSENT : items.get((int) place);
  }

  /** The attribute or method; null when there is none, ABSENT for one whose value is None. */
  private static @Nullable Object own(@Nullable Object value, String name) {
    return switch (value) {
      case null -> null;
      case String s ->
          StringMethods.named(name)
              ? checked(MethodSignatures.STR, name, a -> StringMethods.call(s, name, a))
              : null;
      case Map<?, ?> m ->
          DictMethods.named(name)
              ? checked(MethodSignatures.DICT, name, a -> DictMethods.call(m, name, a))
              : null;
      case Tuple t when t.names().contains(name) -> {
        Object found = t.get(t.names().indexOf(name));
        yield found == null ? Dicts.ABSENT : found;
      }
      case Tuple t ->
          ListMethods.ofTuple(name)
              ? checked(MethodSignatures.LIST, name, a -> ListMethods.call(t.items(), name, a))
              : null;
      case View v ->
          ListMethods.ofTuple(name) && v.hasPlaces()
              ? checked(MethodSignatures.LIST, name, a -> ListMethods.call(v, name, a))
              : null;
      case List<?> l ->
          ListMethods.named(name)
              ? checked(MethodSignatures.LIST, name, a -> ListMethods.call(l, name, a))
              : null;
      case Attributed a -> {
        Object found = a.attribute(name);
        yield found == null ? Dicts.ABSENT : found;
      }
      case LocalDate d -> Times.attribute(d, name);
      case LocalDateTime d -> Times.attribute(d, name);
      case ZonedDateTime d -> Times.attribute(d, name);
      case Duration d -> Times.attribute(d, name);
      case Double d -> name.equals("is_integer") ? (Function) a -> d == Math.rint(d) : null;
      case Bytes b ->
          name.equals("decode")
              ? (Function) a -> new String(Bytes.of(b), StringMethods.charset(a))
              : null;
      case Object other -> null;
    };
  }

  /** The method, which fails for arguments that it does not take. */
  private static Function checked(Map<String, Signature> table, String name, Function method) {
    Signature signature = table.get(name);
    return signature == null
        ? method
        : a -> {
          signature.check(a);
          return method.call(a);
        };
  }

  private static Undefined strict(Undefined u) {
    return u.lenient()
        ? new Undefined(u.message(), u.name(), u.owner(), false, u.origin(), u.start(), u.end())
        : u;
  }

  /** What a missing attribute gives. */
  public static Undefined missing(@Nullable Object value, String name) {
    return Undefined.of(
        "'%s' has no attribute '%s'".formatted(Types.owner(value), name), name, value);
  }
}
