package weir.template.jmespath;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.template.json.Json;
import weir.template.value.ValueException;

/**
 * One word of a query.
 *
 * @param kind the mark itself, or {@code name}, {@code quoted}, {@code number}, {@code literal},
 *     {@code end}
 */
record QueryToken(String kind, @Nullable Object value, int at) {
  private static final Pattern WORD =
      Pattern.compile(
          "\\s+|(?<name>[A-Za-z_]\\w*)|(?<number>-?\\d+)|(?<quoted>\"(?:[^\"\\\\]|\\\\.)*\")"
              + "|(?<raw>'(?:[^'\\\\]|\\\\.)*')|(?<literal>`(?:[^`\\\\]|\\\\.)*`)"
              + "|(?<mark>\\[\\?|\\[\\]|\\|\\||&&|==|!=|<=|>=|[.*\\[\\]{}(),:|&!<>@])",
          Pattern.DOTALL);

  static List<QueryToken> all(String text) {
    List<QueryToken> tokens = new ArrayList<>();
    Matcher m = WORD.matcher(text);
    int at = 0;
    while (at < text.length()) {
      if (!m.find(at) || m.start() != at) {
        throw new ValueException("bad json_query at position %d: %s".formatted(at, text));
      }
      QueryToken token = token(m, at);
      if (token != null) {
        tokens.add(token);
      }
      at = m.end();
    }
    tokens.add(new QueryToken("end", null, at));
    return tokens;
  }

  private static @Nullable QueryToken token(Matcher m, int at) {
    if (m.group("name") != null) {
      return new QueryToken("name", m.group(), at);
    }
    if (m.group("number") != null) {
      return new QueryToken("number", Long.valueOf(m.group()), at);
    }
    if (m.group("quoted") != null) {
      return new QueryToken("quoted", Json.read(m.group()), at);
    }
    String inside = m.group().length() < 2 ? "" : m.group().substring(1, m.group().length() - 1);
    if (m.group("raw") != null) {
      return new QueryToken("literal", inside.replace("\\'", "'"), at);
    }
    if (m.group("literal") != null) {
      return new QueryToken("literal", literal(inside.replace("\\`", "`").strip()), at);
    }
    return m.group("mark") == null ? null : new QueryToken(m.group(), null, at);
  }

  /** JSON; what is none is taken as a text without quotes. */
  private static @Nullable Object literal(String text) {
    try {
      return Json.read(text);
    } catch (ValueException e) {
      return text;
    }
  }

  String text() {
    return value == null ? kind : value.toString();
  }
}
