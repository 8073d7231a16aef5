package weir.template.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Builtins;
import weir.template.value.PercentFormat;
import weir.template.value.Rows;
import weir.template.value.Splits;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.Undefineds;
import weir.template.value.ValueException;

/** Filters on single texts: case, replacement, escapes. */
final class TextFilters {
  static final Set<String> NAMES =
      Set.of(
          "upper",
          "lower",
          "capitalize",
          "title",
          "trim",
          "replace",
          "format",
          "string",
          "escape",
          "e",
          "forceescape",
          "safe",
          "striptags",
          "urlencode",
          "urldecode",
          "xmlattr",
          "wordcount",
          "split",
          "splitlines",
          "urlize");

  private TextFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    if (name.equals("split")) {
      if (!(input instanceof String text)) {
        throw new ValueException(
            "'%s' object has no attribute 'split'"
                .formatted(weir.template.value.Types.name(input)));
      }
      return Builtins.method(text, "split", a);
    }
    if (name.equals("urldecode")) {
      return PercentEncoding.unquotePlus(TextInput.of(input, "argument of type '%s' is no text"));
    }
    if (name.equals("urlencode")) {
      return urlencode(input);
    }
    if (name.equals("xmlattr")) {
      return xmlAttributes(input, a.flag(0, "autospace", true));
    }
    String text = Text.str(input);
    return switch (name) {
      case "upper" -> text.toUpperCase(Locale.ROOT);
      case "lower" -> text.toLowerCase(Locale.ROOT);
      case "capitalize" -> Builtins.method(text, "capitalize", Arguments.NONE);
      case "title" -> title(text);
      case "trim" -> {
        Object chars = Undefineds.defined(a.get(0, "chars", null));
        yield Builtins.method(text, "strip", chars == null ? Arguments.NONE : Arguments.of(chars));
      }
      case "replace" -> {
        Object count = a.get(2, "count", null);
        yield Builtins.method(
            text,
            "replace",
            Arguments.of(a.text(0, "old"), a.text(1, "new"), count == null ? -1L : count));
      }
      case "format" -> {
        if (!a.named().isEmpty() && a.size() > 0) {
          throw new ValueException(
              "can't handle positional and keyword arguments at the same time");
        }
        yield PercentFormat.format(text, a.named().isEmpty() ? new Tuple(a.all()) : a.namedDict());
      }
      case "escape", "e", "forceescape" -> escape(text);
      case "striptags" -> stripTags(text);
      case "wordcount" -> words(text);
      case "splitlines" -> Splits.lines(text, a.flag(0, "keepends", false));
      case "urlize" -> Urlize.of(text, a);
      default -> text;
    };
  }

  private static String title(String text) {
    StringBuilder out = new StringBuilder();
    boolean start = true;
    for (int c : text.codePoints().toArray()) {
      out.append(
          start
              ? Character.toString(c).toUpperCase(Locale.ROOT)
              : Character.toString(Character.toLowerCase(c)));
      start = "-([{<".indexOf(c) >= 0 || Character.isWhitespace(c);
    }
    return out.toString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace("\"", "&#34;");
  }

  private static String stripTags(String text) {
    String plain = text.replaceAll("(?s)<!--.*?-->", "").replaceAll("<[^>]*>", "");
    String spaced =
        String.join(" ", Splits.split(plain, null, -1).stream().map(Text::str).toList());
    return spaced
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&nbsp;", "\u00a0")
        .replaceAll("&#0*160;", "\u00a0")
        .replace("&amp;", "&");
  }

  private static long words(String text) {
    long count = 0;
    boolean inWord = false;
    for (int c : text.codePoints().toArray()) {
      boolean word = Character.isLetterOrDigit(c) || c == '_';
      count += word && !inWord ? 1 : 0;
      inWord = word;
    }
    return count;
  }

  static String urlencode(@Nullable Object input) {
    if (!(input instanceof Map<?, ?>) && !(input instanceof List<?>) && !(input instanceof Tuple)) {
      return PercentEncoding.quote(Text.str(input), "/");
    }
    StringJoiner out = new StringJoiner("&");
    List<@Nullable Object> pairs =
        input instanceof Map<?, ?> dict ? Builtins.items(dict) : Rows.of(input);
    for (Object pair : pairs) {
      List<@Nullable Object> parts = Rows.of(pair);
      if (parts.size() != 2) {
        throw new ValueException("not enough values to unpack (expected 2)");
      }
      out.add(
          PercentEncoding.quotePlus(Text.str(parts.get(0)))
              + "="
              + PercentEncoding.quotePlus(Text.str(parts.get(1))));
    }
    return out.toString();
  }

  private static String xmlAttributes(@Nullable Object input, boolean space) {
    if (!(input instanceof Map<?, ?> dict)) {
      throw new ValueException(
          "'%s' object has no attribute 'items'".formatted(weir.template.value.Types.name(input)));
    }
    StringJoiner out = new StringJoiner(" ");
    dict.forEach((key, value) -> {
      if (Text.str(key).matches("(?s).*[\\s/>=].*")) {
        throw new ValueException("Invalid character in attribute name: " + Text.repr(key));
      }
      if (value != null && !(value instanceof weir.template.value.Undefined)) {
        out.add("%s=\"%s\"".formatted(escape(Text.str(key)), escape(Text.str(value))));
      }
    });
    return (space && out.length() > 0 ? " " : "") + out;
  }
}
