package weir.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.source.Span;

/** Reads JSON proper, where YAML would give other types or choke on tabs and escapes. */
final class JsonReader {
  private static final int DEEPEST = 200;

  private final SourceFile file;
  private final String text;
  private final Consumer<Diagnostic> warnings;
  private int at;
  private int depth;

  private static final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    NotJson() {
      super("not JSON", null, false, false);
    }
  }

  private JsonReader(SourceFile file, Consumer<Diagnostic> warnings) {
    this.file = file;
    this.text = file.text();
    this.warnings = warnings;
  }

  static boolean looksLikeJson(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return text.charAt(i) == '{' || text.charAt(i) == '[';
      }
    }
    return false;
  }

  /** The whole file as one JSON value, or null when it is not JSON. */
  static @Nullable Node read(SourceFile file, Consumer<Diagnostic> warnings) {
    List<Diagnostic> found = new ArrayList<>();
    try {
      Node root = new JsonReader(file, found::add).whole();
      found.forEach(warnings);
      return root;
    } catch (NotJson _) {
      return null;
    }
  }

  /** The same, with a diagnostic when it is not JSON. */
  static Node readStrictly(SourceFile file, Consumer<Diagnostic> warnings) {
    JsonReader reader = new JsonReader(file, warnings);
    try {
      return reader.whole();
    } catch (NotJson _) {
      int end = Math.min(reader.at + 1, file.text().length());
      throw new DiagnosticException(
          Diagnostic.error("this is not JSON", file.span(Math.min(reader.at, end), end))
              .withDetail(
                  end == reader.at
                      ? "The text ends before the value does."
                      : "The value cannot go on with this character."));
    }
  }

  private Node whole() throws NotJson {
    Node root = value();
    space();
    if (at < text.length()) {
      throw new NotJson();
    }
    return root;
  }

  private Node value() throws NotJson {
    space();
    if (++depth > DEEPEST) {
      throw new NotJson();
    }
    Node node =
        switch (peek()) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> string();
          default -> word();
        };
    depth--;
    return node;
  }

  private Node object() throws NotJson {
    int start = at++;
    MappingBuilder mapping = new MappingBuilder(warnings, new ArrayList<>());
    space();
    while (peek() != '}') {
      space();
      Scalar key = string();
      space();
      expect(':');
      mapping.add(key, false, value());
      space();
      if (peek() == ',') {
        at++;
        space();
        if (peek() != '"') {
          throw new NotJson();
        }
      } else if (peek() != '}') {
        throw new NotJson();
      }
    }
    at++;
    return mapping.build(file.span(start, at));
  }

  private Node array() throws NotJson {
    int start = at++;
    List<Node> items = new ArrayList<>();
    space();
    while (peek() != ']') {
      items.add(value());
      space();
      if (peek() == ',') {
        at++;
        space();
        if (peek() == ']') {
          throw new NotJson();
        }
      } else if (peek() != ']') {
        throw new NotJson();
      }
    }
    at++;
    return new Sequence(items, file.span(start, at));
  }

  private Scalar string() throws NotJson {
    int start = at;
    expect('"');
    int plain = at;
    StringBuilder decoded = null;
    while (peek() != '"') {
      char c = text.charAt(at);
      if (c < ' ') {
        throw new NotJson();
      }
      if (c == '\\') {
        decoded = (decoded == null ? new StringBuilder() : decoded).append(text, plain, at);
        decoded.append(escape());
        plain = at;
      } else {
        at++;
      }
    }
    String rest = text.substring(plain, at);
    at++;
    String value = decoded == null ? rest : decoded.append(rest).toString();
    return new Scalar(
        value,
        value,
        Scalar.Tag.NONE,
        file.span(start, at),
        new ScalarPositions(file, start, at, value));
  }

  private char escape() throws NotJson {
    at++;
    char kind = peek();
    at++;
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(peek(), 16);
          if (digit < 0) {
            throw new NotJson();
          }
          code = code * 16 + digit;
          at++;
        }
        yield (char) code;
      }
      default -> throw new NotJson();
    };
  }

  private Scalar word() throws NotJson {
    int start = at;
    while (at < text.length() && isPartOfWord(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    Span span = file.span(start, at);
    return new Scalar(
        word, literal(word), Scalar.Tag.NONE, span, new ScalarPositions(file, start, at, word));
  }

  private static @Nullable Object literal(String word) throws NotJson {
    return switch (word) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> number(word);
    };
  }

  private static boolean isPartOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
  }

  private static Object number(String word) throws NotJson {
    if (!word.matches("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")) {
      throw new NotJson();
    }
    if (word.indexOf('.') >= 0 || word.indexOf('e') >= 0 || word.indexOf('E') >= 0) {
      return Double.parseDouble(word);
    }
    return PlainValue.narrow(new BigInteger(word));
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws NotJson {
    if (at >= text.length()) {
      throw new NotJson();
    }
    return text.charAt(at);
  }

  private void expect(char c) throws NotJson {
    if (peek() != c) {
      throw new NotJson();
    }
    at++;
  }
}
