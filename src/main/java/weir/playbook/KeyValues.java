package weir.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.source.Span;
import weir.template.Template;
import weir.yaml.Scalar;

/**
 * Arguments in one line: {@code src=a dest=b}. Quotes and braces hold words together.
 *
 * @param named the pairs
 * @param places where each name stands
 * @param rest what is no pair, as written; a String or a Template, null when nothing is left
 */
record KeyValues(Map<String, Object> named, Map<String, Span> places, @Nullable Object rest) {

  /** One word of the line, in offsets of the text. */
  private record Word(int start, int end) {}

  /**
   * Takes a line apart.
   *
   * @param known the only names that make a pair, null when every name does
   */
  static KeyValues of(Scalar scalar, @Nullable Set<String> known) {
    String text = scalar.text();
    Map<String, Object> named = new LinkedHashMap<>();
    Map<String, Span> places = new LinkedHashMap<>();
    StringBuilder rest = new StringBuilder();
    int restStart = -1;
    int copied = 0;
    for (Word word : words(text)) {
      int equals = equalsSign(text, word, known == null);
      String name = equals < 0 ? "" : text.substring(word.start(), equals);
      boolean pair = known == null ? !name.isEmpty() : known.contains(name);
      if (pair) {
        named.put(name, value(scalar, equals + 1, word.end()));
        places.put(name, scalar.positions().span(word.start(), equals));
        copied = word.end();
      } else {
        if (restStart < 0) {
          restStart = word.start();
          copied = word.start();
        }
        rest.append(text, copied, word.end());
        copied = word.end();
      }
    }
    if (restStart < 0) {
      return new KeyValues(named, places, null);
    }
    // Newlines at the end belong to the text; Ansible's results show them.
    String left = rest.toString().strip() + text.substring(text.stripTrailing().length());
    return new KeyValues(named, places, marked(scalar, left, restStart));
  }

  private static Object value(Scalar scalar, int start, int end) {
    String text = scalar.text().substring(start, end);
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0)
            && text.charAt(text.length() - 2) != '\\';
    return quoted
        ? marked(scalar, Escapes.decode(text.substring(1, text.length() - 1)), start + 1)
        : marked(scalar, Escapes.decode(text), start);
  }

  private static Object marked(Scalar scalar, String text, int offset) {
    boolean template = scalar.tag() == Scalar.Tag.NONE && Template.marked(text);
    return template
        ? Template.value(text, (from, to) -> scalar.positions().span(offset + from, offset + to))
        : text;
  }

  /** Where a name ends; part of it may be computed. */
  private static int equalsSign(String text, Word word, boolean computed) {
    for (int i = word.start(); i < word.end(); i++) {
      if (computed && text.startsWith("{{", i) && text.indexOf("}}", i) > 0) {
        i = text.indexOf("}}", i) + 2;
      }
      char c = i < word.end() ? text.charAt(i) : ' ';
      if (c == '=') {
        return i == word.start() ? -1 : i;
      }
      if (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.') {
        return -1;
      }
    }
    return -1;
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    int depth = 0;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (start < 0 && !Character.isWhitespace(c)) {
        start = i;
      }
      if (depth == 0 && quote == 0 && start >= 0 && Character.isWhitespace(c)) {
        words.add(new Word(start, i));
        start = -1;
      } else if (text.startsWith("{{", i) || text.startsWith("{%", i)) {
        depth++;
        i++;
      } else if (depth > 0 && (text.startsWith("}}", i) || text.startsWith("%}", i))) {
        depth--;
        i++;
      } else if (depth == 0 && c == '\\' && quote != '\'') {
        i++;
      } else if (depth == 0 && quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (depth == 0 && (c == '"' || c == '\'')) {
        quote = c;
      }
    }
    if (start >= 0) {
      words.add(new Word(start, text.length()));
    }
    return words;
  }
}
