package weir.template.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the text of a template into tokens: data between tags, and the words within them. */
final class Lexer {
  private static final Pattern RAW = Pattern.compile("\\s*raw\\s*");
  private static final Pattern ENDRAW = Pattern.compile("([-+]?)\\s*endraw\\s*");

  private final Dialect dialect;
  private final Offsets offsets;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final int[] found = {-1, -1, -1};
  private int at;
  private boolean lineStarts = true;

  private Lexer(Offsets offsets, Dialect dialect) {
    this.dialect = dialect;
    this.offsets = offsets;
    this.text = withoutLastLineEnd(offsets.text());
  }

  private static String withoutLastLineEnd(String text) {
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }

  /** The tokens of a text with tags, from an offset on. */
  static List<Token> template(String source, int from, Dialect dialect) {
    Lexer lexer = new Lexer(Offsets.of(source, from), dialect);
    lexer.run();
    return lexer.tokens;
  }

  /** The tokens of a bare expression. */
  static List<Token> expression(String source, boolean braces) {
    Offsets offsets = Offsets.of(source, 0);
    List<Token> tokens = new ArrayList<>();
    Words words = new Words(offsets, offsets.text(), tokens, false, braces);
    int end = words.read(0, "", "");
    int last = offsets.original(end);
    tokens.add(new Token(Token.Type.END, "", null, last, last));
    return tokens;
  }

  private void run() {
    while (at < text.length()) {
      int kind = nextTag();
      if (kind < 0) {
        data(at, text.length());
        break;
      }
      String mark = mark(kind);
      int tag = found[kind];
      int inside = tag + mark.length();
      char sign = inside < text.length() ? text.charAt(inside) : ' ';
      int end = tag;
      if (sign == '-') {
        end = stripped(at, tag);
      } else if (sign != '+' && dialect.lstripBlocks() && kind != 1) {
        end = lineStripped(at, tag);
      }
      data(at, end);
      inside += sign == '-' || sign == '+' ? 1 : 0;
      at = inside;
      switch (kind) {
        case 0 -> comment(tag);
        case 1 -> expression(tag);
        default -> block(tag);
      }
      lineStarts = at > 0 && text.charAt(at - 1) == '\n';
    }
    int end = offsets.original(text.length());
    tokens.add(new Token(Token.Type.END, "", null, end, end));
  }

  private String mark(int kind) {
    return switch (kind) {
      case 0 -> dialect.commentStart();
      case 1 -> dialect.expressionStart();
      default -> dialect.blockStart();
    };
  }

  /** Which tag comes next: the longest mark when two start at one place; -1 for none. */
  private int nextTag() {
    int best = -1;
    for (int kind = 0; kind < 3; kind++) {
      if (found[kind] < at && found[kind] != Integer.MAX_VALUE) {
        int next = text.indexOf(mark(kind), at);
        found[kind] = next < 0 ? Integer.MAX_VALUE : next;
      }
      if (found[kind] == Integer.MAX_VALUE) {
        continue;
      }
      boolean better =
          best < 0
              || found[kind] < found[best]
              || (found[kind] == found[best] && mark(kind).length() > mark(best).length());
      best = better ? kind : best;
    }
    return best;
  }

  private int stripped(int from, int to) {
    int end = to;
    while (end > from && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private int lineStripped(int from, int to) {
    int line = text.lastIndexOf('\n', to - 1) + 1;
    boolean whole = line > from || (lineStarts && line <= from);
    int start = Math.max(line, from);
    for (int i = start; i < to; i++) {
      whole &= isSpace(text.charAt(i));
    }
    return whole ? start : to;
  }

  static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private void data(int from, int to) {
    if (to > from) {
      String piece = text.substring(from, to);
      String shown =
          dialect.lineEnd().equals("\n") ? piece : piece.replace("\n", dialect.lineEnd());
      add(Token.Type.DATA, shown, from, to);
    }
  }

  private void comment(int tag) {
    int close = text.indexOf(dialect.commentEnd(), tag + dialect.commentStart().length());
    if (close < 0) {
      throw failure("Missing end of comment tag", tag, tag + dialect.commentStart().length());
    }
    char sign = close > tag + dialect.commentStart().length() ? text.charAt(close - 1) : ' ';
    at = close + dialect.commentEnd().length();
    afterTag(sign);
  }

  private void afterTag(char sign) {
    if (sign == '-') {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
    } else if (sign != '+'
        && dialect.trimBlocks()
        && at < text.length()
        && text.charAt(at) == '\n') {
      at++;
    }
  }

  private void expression(int tag) {
    add(Token.Type.EXPRESSION_BEGIN, dialect.expressionStart(), tag, at);
    words(dialect.expressionEnd(), Token.Type.EXPRESSION_END, dialect.rawStrings());
  }

  private void block(int tag) {
    Matcher raw = RAW.matcher(text).region(at, text.length());
    if (raw.lookingAt()) {
      int close = raw.end();
      boolean minus = close < text.length() && text.charAt(close) == '-';
      if (text.startsWith(dialect.blockEnd(), minus ? close + 1 : close)) {
        at = close + (minus ? 1 : 0) + dialect.blockEnd().length();
        if (minus) {
          afterTag('-');
        }
        rawText(tag);
        return;
      }
    }
    add(Token.Type.BLOCK_BEGIN, dialect.blockStart(), tag, at);
    words(dialect.blockEnd(), Token.Type.BLOCK_END, false);
  }

  private void rawText(int tag) {
    int from = at;
    for (int open = text.indexOf(dialect.blockStart(), at);
        open >= 0;
        open = text.indexOf(dialect.blockStart(), open + 1)) {
      Matcher end =
          ENDRAW.matcher(text).region(open + dialect.blockStart().length(), text.length());
      if (!end.lookingAt()) {
        continue;
      }
      int close = end.end();
      char sign = close < text.length() ? text.charAt(close) : ' ';
      boolean signed = sign == '-' || sign == '+';
      if (!text.startsWith(dialect.blockEnd(), signed ? close + 1 : close)) {
        continue;
      }
      int to = open;
      if (end.group(1).equals("-")) {
        to = stripped(from, open);
      } else if (!end.group(1).equals("+") && dialect.lstripBlocks()) {
        to = lineStripped(from, open);
      }
      data(from, to);
      at = close + (signed ? 1 : 0) + dialect.blockEnd().length();
      afterTag(signed ? sign : ' ');
      return;
    }
    throw failure("Missing end of raw directive", tag, tag + dialect.blockStart().length());
  }

  private void words(String close, Token.Type closing, boolean rawStrings) {
    Words words = new Words(offsets, text, tokens, rawStrings, false);
    int end = words.read(at, close, closing == Token.Type.BLOCK_END ? "-+" : "-");
    if (end >= text.length() || !words.closed()) {
      at = text.length();
      return;
    }
    boolean minus = text.startsWith("-" + close, end);
    boolean plus = !minus && text.startsWith("+" + close, end);
    int after = end + close.length() + (minus || plus ? 1 : 0);
    add(closing, close, end, after);
    at = after;
    if (closing == Token.Type.BLOCK_END) {
      afterTag(minus ? '-' : plus ? '+' : ' ');
    } else if (minus) {
      afterTag('-');
    }
  }

  private void add(Token.Type type, String word, int start, int end) {
    tokens.add(new Token(type, word, null, offsets.original(start), offsets.original(end)));
  }

  private SyntaxException failure(String message, int start, int end) {
    return new SyntaxException(message, offsets.original(start), offsets.original(end));
  }
}
