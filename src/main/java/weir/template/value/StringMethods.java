package weir.template.value;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods of a string. */
final class StringMethods {
  private StringMethods() {}

  static boolean named(String name) {
    return MethodSignatures.STR.containsKey(name);
  }

  static @Nullable Object call(String s, String name, Arguments a) {
    return switch (name) {
      case "upper" -> s.toUpperCase(Locale.ROOT);
      case "lower" -> s.toLowerCase(Locale.ROOT);
      case "casefold" -> s.replace("\u00df", "ss").toLowerCase(Locale.ROOT);
      case "capitalize" -> Letters.capitalize(s);
      case "title" -> Letters.title(s);
      case "swapcase" -> Letters.swapCase(s);
      case "strip" -> Letters.strip(s, characters(name, a), true, true);
      case "lstrip" -> Letters.strip(s, characters(name, a), true, false);
      case "rstrip" -> Letters.strip(s, characters(name, a), false, true);
      case "split" -> Splits.split(s, separator(a), a.whole(1, "maxsplit", -1));
      case "rsplit" -> Splits.splitFromRight(s, separator(a), a.whole(1, "maxsplit", -1));
      case "splitlines" -> Splits.lines(s, a.flag(0, "keepends", false));
      case "partition" -> Splits.partition(s, needed(name, a));
      case "rpartition" -> Splits.partitionFromRight(s, needed(name, a));
      case "join" -> join(s, Rows.of(a.require(0, "iterable")));
      case "replace" -> replace(s, text(a, 0), text(a, 1), a.whole(2, "count", -1));
      case "startswith", "endswith" -> affix(s, name.equals("startswith"), a);
      case "find", "rfind", "index", "rindex" -> find(s, name, a);
      case "count" -> count(s, a);
      case "format" -> BraceFormat.format(s, a);
      case "format_map" ->
          BraceFormat.format(s, new Arguments(List.of(), textKeys(a.require(0, "mapping"))));
      case "center" -> {
        long gap = a.whole(0, "width", 0) - Rows.length(s);
        long odd = gap > 0 ? gap & a.whole(0, "width", 0) & 1 : 0;
        String fill = fill(a);
        String middle = FormatSpec.pad(s, a.whole(0, "width", 0) - odd, fill, '^');
        yield odd == 1 ? fill + middle : middle;
      }
      case "ljust" -> pad(s, a, '<');
      case "rjust" -> pad(s, a, '>');
      case "zfill" -> {
        int width = Sizes.characters(a.whole(0, "width", 0));
        boolean signed = s.startsWith("-") || s.startsWith("+");
        String zeros = "0".repeat(Math.max(0, width - (int) Rows.length(s)));
        yield signed ? s.charAt(0) + zeros + s.substring(1) : zeros + s;
      }
      case "expandtabs" -> Letters.expandTabs(s, (int) a.whole(0, "tabsize", 8));
      case "removeprefix" -> {
        String prefix = a.text(0, "prefix");
        yield s.startsWith(prefix) ? s.substring(prefix.length()) : s;
      }
      case "removesuffix" -> {
        String suffix = a.text(0, "suffix");
        yield s.endsWith(suffix) ? s.substring(0, s.length() - suffix.length()) : s;
      }
      case "isdigit",
          "isdecimal",
          "isnumeric",
          "isalpha",
          "isalnum",
          "isspace",
          "islower",
          "isupper",
          "istitle",
          "isidentifier",
          "isascii",
          "isprintable" ->
          Letters.is(s, name);
      case "encode" -> new Bytes(s.getBytes(charset(a)));
      case "__add__" -> Arithmetic.apply("+", s, a.require(0, "value"));
      case "maketrans" -> tableOf(a);
      case "translate" -> translate(s, a.require(0, "table"));
      case "__len__" -> Rows.length(s);
      case "__contains__" -> Comparison.contains(s, a.require(0, "key"));
      case "__getitem__" -> Undefineds.defined(Attributes.item(s, a.require(0, "index")));
      default -> throw new ValueException("'str' object has no method '%s'".formatted(name));
    };
  }

  /** The encoding that was asked for. */
  static Charset charset(Arguments a) {
    return Encodings.of(a.text(0, "encoding", "utf-8"));
  }

  private static Object tableOf(Arguments a) {
    Map<@Nullable Object, @Nullable Object> table = new LinkedHashMap<>();
    if (a.require(0, "x") instanceof Map<?, ?> dict) {
      dict.forEach((key, value) ->
          table.put(key instanceof String text ? (Object) (long) text.codePointAt(0) : key, value));
      return table;
    }
    int[] from = a.text(0, "x").codePoints().toArray();
    int[] to = a.text(1, "y").codePoints().toArray();
    if (from.length != to.length) {
      throw new ValueException("the first two maketrans arguments must have equal length");
    }
    for (int i = 0; i < from.length; i++) {
      table.put((long) from[i], (long) to[i]);
    }
    a.text(2, "z", "").codePoints().forEach(c -> table.put((long) c, null));
    return table;
  }

  private static @Nullable String characters(String method, Arguments a) {
    Object characters = a.get(0, "chars", null);
    if (characters != null && !(characters instanceof String)) {
      throw new ValueException("%s arg must be None or str".formatted(method));
    }
    return a.textOrNull(0, "chars");
  }

  private static String needed(String method, Arguments a) {
    if (!(a.require(0, "sep") instanceof String separator)) {
      throw new ValueException("must be str, not %s".formatted(Types.name(a.get(0, "sep", null))));
    }
    if (separator.isEmpty()) {
      throw new ValueException("empty separator in %s()".formatted(method));
    }
    return separator;
  }

  private static String fill(Arguments a) {
    Object fill = a.get(1, "fillchar", " ");
    if (!(fill instanceof String text) || Rows.length(text) != 1) {
      throw new ValueException("The fill character must be exactly one character long");
    }
    return text;
  }

  private static String translate(String s, @Nullable Object table) {
    StringBuilder out = new StringBuilder();
    for (int c : s.codePoints().toArray()) {
      boolean mapped = table instanceof Map<?, ?> dict && dict.containsKey((long) c);
      Object to = mapped && table instanceof Map<?, ?> dict ? dict.get((long) c) : null;
      if (!mapped) {
        out.appendCodePoint(c);
      } else if (to instanceof Long code) {
        out.appendCodePoint(code.intValue());
      } else if (to != null) {
        out.append(Text.str(to));
      }
    }
    return out.toString();
  }

  private static Map<String, @Nullable Object> textKeys(@Nullable Object mapping) {
    Map<String, @Nullable Object> keys = new java.util.LinkedHashMap<>();
    if (mapping instanceof Map<?, ?> dict) {
      dict.forEach((key, value) -> keys.put(Text.str(key), value));
    }
    return keys;
  }

  private static @Nullable String separator(Arguments a) {
    Object separator = Undefineds.defined(a.get(0, "sep", null));
    if (separator == null) {
      return null;
    }
    if (!(separator instanceof String text)) {
      throw new ValueException("must be str or None, not " + Types.name(separator));
    }
    if (text.isEmpty()) {
      throw new ValueException("empty separator");
    }
    return text;
  }

  private static String text(Arguments a, int index) {
    Object value = a.require(index, "argument " + (index + 1));
    if (value instanceof String text) {
      return text;
    }
    throw new ValueException(
        "replace() argument %d must be str, not %s".formatted(index + 1, Types.name(value)));
  }

  private static String join(String between, List<@Nullable Object> items) {
    StringBuilder out = new StringBuilder();
    int place = 0;
    for (Object item : items) {
      if (!(Undefineds.defined(item) instanceof String text)) {
        throw new ValueException(
            "sequence item %d: expected str instance, %s found".formatted(place, Types.name(item)));
      }
      out.append(place++ == 0 ? "" : between).append(text);
      Sizes.characters(out.length());
    }
    return out.toString();
  }

  static String replace(String s, String old, String with, long count) {
    if (count == 0) {
      return s;
    }
    StringBuilder out = new StringBuilder();
    long left = count < 0 ? Long.MAX_VALUE : count;
    int at = 0;
    if (old.isEmpty()) {
      for (int i = 0; i <= s.length() && left > 0; left--) {
        out.append(with);
        if (i == s.length()) {
          at = i;
          break;
        }
        int next = s.offsetByCodePoints(i, 1);
        out.append(s, i, next);
        i = next;
        at = next;
        Sizes.characters(out.length());
      }
      return out.append(s, at, s.length()).toString();
    }
    for (int found = s.indexOf(old); found >= 0 && left > 0; found = s.indexOf(old, at), left--) {
      out.append(s, at, found).append(with);
      at = found + old.length();
      Sizes.characters(out.length());
    }
    return out.append(s, at, s.length()).toString();
  }

  private static boolean affix(String s, boolean start, Arguments a) {
    Object wanted = a.require(0, "prefix");
    String part = window(s, a);
    List<?> options = wanted instanceof Tuple t ? t.items() : null;
    if (options == null) {
      if (!(wanted instanceof String)) {
        throw new ValueException(
            "%s first arg must be str or a tuple of str, not %s"
                .formatted(start ? "startswith" : "endswith", Types.name(wanted)));
      }
      options = List.of(wanted);
    }
    for (Object option : options) {
      String text = Text.str(option);
      if (start ? part.startsWith(text) : part.endsWith(text)) {
        return true;
      }
    }
    return false;
  }

  private static String window(String s, Arguments a) {
    return a.size() < 2
        ? s
        : (String) Rows.slice(s, a.get(1, "start", null), a.get(2, "end", null), null);
  }

  private static Object find(String s, String name, Arguments a) {
    String wanted = a.text(0, "sub");
    long size = Rows.length(s);
    long from = a.whole(1, "start", 0);
    from = from < 0 ? Math.max(0, from + size) : Math.min(from, size);
    String part = window(s, a);
    int found = name.startsWith("r") ? part.lastIndexOf(wanted) : part.indexOf(wanted);
    if (found < 0) {
      if (name.endsWith("index")) {
        throw new ValueException("substring not found");
      }
      return -1L;
    }
    return from + part.codePointCount(0, found);
  }

  private static Object count(String s, Arguments a) {
    String wanted = a.text(0, "sub");
    String part = window(s, a);
    if (wanted.isEmpty()) {
      return Rows.length(part) + 1;
    }
    long count = 0;
    for (int i = part.indexOf(wanted); i >= 0; i = part.indexOf(wanted, i + wanted.length())) {
      count++;
    }
    return count;
  }

  private static String pad(String s, Arguments a, char side) {
    return FormatSpec.pad(s, a.whole(0, "width", 0), fill(a), side);
  }

  /** The bytes of a text. */
  static byte[] bytes(String s) {
    return s.getBytes(StandardCharsets.UTF_8);
  }

  /** A list of texts as values. */
  static List<@Nullable Object> values(List<String> texts) {
    return new ArrayList<>(texts);
  }
}
