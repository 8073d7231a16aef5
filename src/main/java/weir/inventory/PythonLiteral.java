package weir.inventory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/**
 * Values of INI inventories: Python literals where they are such (numbers, quoted strings, {@code
 * True}, {@code None}, lists, tuples, sets, dicts), and else the text as it stands.
 */
final class PythonLiteral {
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<float>(?:(?:\\d(?:_?\\d)*)?\\.\\d(?:_?\\d)*|\\d(?:_?\\d)*\\.)(?:[eE][-+]?\\d(?:_?\\d)*)?"
              + "|\\d(?:_?\\d)*[eE][-+]?\\d(?:_?\\d)*)"
              + "|0[xX](?<hex>(?:_?[0-9a-fA-F])+)"
              + "|0[oO](?<octal>(?:_?[0-7])+)"
              + "|0[bB](?<binary>(?:_?[01])+)"
              + "|(?<decimal>0(?:_?0)*|[1-9](?:_?\\d)*)");

  private final MappedText source;
  private final String text;
  private int at;
  private int depth;

  private static final class NotALiteral extends Exception {
    private static final long serialVersionUID = 1L;

    NotALiteral() {
      super("not a literal", null, false, false);
    }
  }

  private PythonLiteral(MappedText source) {
    this.source = source;
    this.text = source.text();
  }

  static Node parse(MappedText value) {
    PythonLiteral parser = new PythonLiteral(value);
    try {
      return parser.whole();
    } catch (NotALiteral _) {
      return value.scalar(value.text());
    }
  }

  private Node whole() throws NotALiteral {
    space();
    int start = at;
    Node first = value();
    space();
    if (at < text.length() && text.charAt(at) == ',') {
      List<Node> items = new ArrayList<>(List.of(first));
      while (at < text.length()) {
        expect(',');
        space();
        if (at < text.length()) {
          items.add(value());
          space();
        }
      }
      return new Sequence(items, source.span(start, at));
    }
    if (at < text.length()) {
      throw new NotALiteral();
    }
    return first;
  }

  private Node value() throws NotALiteral {
    space();
    if (++depth > 100) {
      throw new NotALiteral();
    }
    Node node =
        switch (peek()) {
          case '[' -> sequence(']');
          case '(' -> tuple();
          case '{' -> braces();
          case '+', '-' -> signed();
          case '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at);
          default -> wordOrString();
        };
    depth--;
    return node;
  }

  private Node sequence(char close) throws NotALiteral {
    int start = at++;
    List<Node> items = new ArrayList<>();
    items(close, items);
    return new Sequence(items, source.span(start, at));
  }

  /** Reads up to the closing bracket; true when a comma stood after the last item. */
  private boolean items(char close, List<Node> items) throws NotALiteral {
    boolean comma = false;
    space();
    while (peek() != close) {
      if (!items.isEmpty() && !comma) {
        throw new NotALiteral();
      }
      items.add(value());
      space();
      comma = peek() == ',';
      if (comma) {
        at++;
        space();
      }
    }
    at++;
    return comma;
  }

  private Node tuple() throws NotALiteral {
    int start = at++;
    List<Node> items = new ArrayList<>();
    boolean comma = items(')', items);
    boolean grouping = items.size() == 1 && !comma;
    return grouping ? items.getFirst() : new Sequence(items, source.span(start, at));
  }

  private Node braces() throws NotALiteral {
    int start = at++;
    space();
    if (peek() == '}') {
      at++;
      return new Mapping(List.of(), source.span(start, at));
    }
    Node first = value();
    space();
    if (peek() != ':') {
      at = start;
      return sequence('}');
    }
    List<Mapping.Entry> entries = new ArrayList<>();
    Node key = first;
    while (true) {
      expect(':');
      entry(key, value(), entries);
      space();
      if (peek() == ',') {
        at++;
        space();
      } else if (peek() != '}') {
        throw new NotALiteral();
      }
      if (peek() == '}') {
        at++;
        return new Mapping(entries, source.span(start, at));
      }
      key = value();
      space();
    }
  }

  private static void entry(Node key, Node value, List<Mapping.Entry> entries) throws NotALiteral {
    if (!(key instanceof Scalar name)) {
      throw new NotALiteral();
    }
    Mapping.Entry entry = new Mapping.Entry(name, value);
    for (int i = 0; i < entries.size(); i++) {
      if (Objects.equals(entries.get(i).key().value(), name.value())) {
        entries.set(i, entry);
        return;
      }
    }
    entries.add(entry);
  }

  private Node signed() throws NotALiteral {
    int start = at++;
    space();
    return number(start);
  }

  private Scalar number(int start) throws NotALiteral {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw new NotALiteral();
    }
    at = matcher.end();
    if (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || "_.".indexOf(text.charAt(at)) >= 0)) {
      throw new NotALiteral();
    }
    boolean negative = text.charAt(start) == '-';
    MappedText written = source.part(start, at);
    String decimals = matcher.group("float");
    if (decimals != null) {
      double value = Double.parseDouble(decimals.replace("_", ""));
      return written.scalar(negative ? -value : value);
    }
    BigInteger value = integer(matcher);
    return written.scalar(narrow(negative ? value.negate() : value));
  }

  private static BigInteger integer(Matcher matcher) {
    String[] groups = {"hex", "octal", "binary", "decimal"};
    int[] radixes = {16, 8, 2, 10};
    for (int i = 0; i < groups.length; i++) {
      String digits = matcher.group(groups[i]);
      if (digits != null) {
        return new BigInteger(digits.replace("_", ""), radixes[i]);
      }
    }
    throw new IllegalStateException("A number of no kind. This is a bug in Weir.");
  }

  private static Object narrow(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  private Scalar wordOrString() throws NotALiteral {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    String word = text.substring(start, at);
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      PythonStrings.Read strings = PythonStrings.read(source, start);
      if (strings == null) {
        throw new NotALiteral();
      }
      at = strings.end();
      return strings.value();
    }
    MappedText written = source.part(start, at);
    return switch (word) {
      case "True" -> written.scalar(true);
      case "False" -> written.scalar(false);
      case "None" -> written.scalar(null);
      default -> throw new NotALiteral();
    };
  }

  private void space() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        at = text.length();
      } else if (c == ' ' || c == '\t' || c == '\f') {
        at++;
      } else {
        return;
      }
    }
  }

  private char peek() throws NotALiteral {
    if (at >= text.length()) {
      throw new NotALiteral();
    }
    return text.charAt(at);
  }

  private void expect(char c) throws NotALiteral {
    if (peek() != c) {
      throw new NotALiteral();
    }
    at++;
  }
}
