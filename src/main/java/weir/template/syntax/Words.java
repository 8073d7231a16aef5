package weir.template.syntax;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.template.value.Numbers;

/** Reads the words of one tag: names, numbers, strings, operators. */
final class Words {
  private static final Pattern FLOAT =
      Pattern.compile(
          "(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?[eE][+\\-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)");
  private static final Pattern INTEGER =
      Pattern.compile(
          "0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0[xX](?:_?[\\da-fA-F])+|[1-9](?:_?\\d)*|0(?:_?0)*");
  private static final String[] OPERATORS = {
    "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}",
    ">", "<", "=", ".", ":", "|", ",", ";"
  };

  private final Offsets offsets;
  private final String text;
  private final List<Token> tokens;
  private final boolean rawStrings;
  private final boolean bracesAllowed;
  private final Deque<String> open = new ArrayDeque<>();
  private boolean closed;

  /**
   * With braces allowed, an expression in double braces within the text counts as parenthesised.
   */
  Words(
      Offsets offsets, String text, List<Token> tokens, boolean rawStrings, boolean bracesAllowed) {
    this.offsets = offsets;
    this.text = text;
    this.tokens = tokens;
    this.rawStrings = rawStrings;
    this.bracesAllowed = bracesAllowed;
  }

  boolean closed() {
    return closed;
  }

  /** Reads up to the closing mark, which may have a sign in front, and gives the offset of both. */
  int read(int from, String close, String signs) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (!close.isEmpty() && open.isEmpty()) {
        boolean signed = signs.indexOf(c) >= 0 && text.startsWith(close, i + 1);
        if (signed || text.startsWith(close, i)) {
          closed = true;
          return i;
        }
      }
      i = Lexer.isSpace(c) ? i + 1 : word(i, c);
    }
    return i;
  }

  private int word(int i, char c) {
    if (c >= '0' && c <= '9') {
      return number(i);
    }
    int code = text.codePointAt(i);
    if (Character.isLetter(code) || c == '_') {
      int end = i;
      while (end < text.length()) {
        int next = text.codePointAt(end);
        if (!Character.isLetterOrDigit(next) && next != '_' && !isMark(next)) {
          break;
        }
        end += Character.charCount(next);
      }
      add(Token.Type.NAME, text.substring(i, end), i, end);
      return end;
    }
    if (c == '"' || c == '\'') {
      return string(i, c);
    }
    if (bracesAllowed && text.startsWith("{{", i)) {
      open.push("}}");
      add(Token.Type.OPERATOR, "(", i, i + 2);
      return i + 2;
    }
    if (bracesAllowed && text.startsWith("}}", i) && "}}".equals(open.peek())) {
      open.pop();
      add(Token.Type.OPERATOR, ")", i, i + 2);
      return i + 2;
    }
    for (String operator : OPERATORS) {
      if (text.startsWith(operator, i)) {
        balance(operator, i);
        add(Token.Type.OPERATOR, operator, i, i + operator.length());
        return i + operator.length();
      }
    }
    throw failure(
        "unexpected char '%s' at %d".formatted(Character.toString(code), i),
        i,
        i + Character.charCount(code));
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  private void balance(String operator, int i) {
    switch (operator) {
      case "(" -> open.push(")");
      case "[" -> open.push("]");
      case "{" -> open.push("}");
      case ")", "]", "}" -> {
        if (open.isEmpty()) {
          throw failure("unexpected '%s'".formatted(operator), i, i + 1);
        }
        String expected = open.pop();
        if (!expected.equals(operator)) {
          throw failure("unexpected '%s', expected '%s'".formatted(operator, expected), i, i + 1);
        }
      }
      default -> {}
    }
  }

  private int number(int i) {
    boolean afterDot = i > 0 && text.charAt(i - 1) == '.';
    Matcher real = FLOAT.matcher(text).region(i, text.length());
    if (!afterDot && real.lookingAt()) {
      double value = Double.parseDouble(real.group().replace("_", ""));
      tokens.add(
          new Token(
              Token.Type.FLOAT,
              real.group(),
              value,
              offsets.original(i),
              offsets.original(real.end())));
      return real.end();
    }
    Matcher whole = INTEGER.matcher(text).region(i, text.length());
    if (!whole.lookingAt()) {
      throw failure("unexpected char '%s' at %d".formatted(text.charAt(i), i), i, i + 1);
    }
    Object value = Numbers.parseWhole(whole.group(), 0);
    tokens.add(
        new Token(
            Token.Type.INTEGER,
            whole.group(),
            value == null ? Numbers.narrow(BigInteger.ZERO) : value,
            offsets.original(i),
            offsets.original(whole.end())));
    return whole.end();
  }

  private int string(int i, char quote) {
    int end = i + 1;
    while (end < text.length() && text.charAt(end) != quote) {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (end >= text.length()) {
      throw failure(
          "unexpected char %s at %d".formatted(quote == '"' ? "'\"'" : "\"'\"", i), i, i + 1);
    }
    String body = text.substring(i + 1, end);
    if (bracesAllowed && body.contains("{{") && body.contains("}}")) {
      pieces(i, body);
      return end + 1;
    }
    literal(body, quote, i, end + 1);
    return end + 1;
  }

  private void literal(String body, char quote, int start, int end) {
    String value;
    try {
      value = rawStrings ? StringLiteral.raw(body, quote) : StringLiteral.decode(body);
    } catch (IllegalArgumentException e) {
      throw failure(String.valueOf(e.getMessage()), start, end);
    }
    tokens.add(
        new Token(Token.Type.STRING, body, value, offsets.original(start), offsets.original(end)));
  }

  /** A string with expressions in braces within it becomes a concatenation. */
  private void pieces(int start, String body) {
    char quote = text.charAt(start);
    add(Token.Type.OPERATOR, "(", start, start + 1);
    int at = 0;
    while (true) {
      int brace = body.indexOf("{{", at);
      int close = brace < 0 ? -1 : body.indexOf("}}", brace);
      int stop = close < 0 ? body.length() : brace;
      literal(body.substring(at, stop), quote, start + 1 + at, start + 1 + stop);
      if (close < 0) {
        break;
      }
      add(Token.Type.OPERATOR, "~", start + 1 + brace, start + 3 + brace);
      add(Token.Type.OPERATOR, "(", start + 1 + brace, start + 3 + brace);
      Words inner = new Words(offsets, text.substring(0, start + 1 + close), tokens, false, false);
      inner.read(start + 3 + brace, "", "");
      add(Token.Type.OPERATOR, ")", start + 1 + close, start + 3 + close);
      add(Token.Type.OPERATOR, "~", start + 1 + close, start + 3 + close);
      at = close + 2;
    }
    add(Token.Type.OPERATOR, ")", start + 1 + body.length(), start + 2 + body.length());
  }

  private void add(Token.Type type, String word, int start, int end) {
    tokens.add(new Token(type, word, null, offsets.original(start), offsets.original(end)));
  }

  private SyntaxException failure(String message, int start, int end) {
    return new SyntaxException(message, offsets.original(start), offsets.original(end));
  }
}
