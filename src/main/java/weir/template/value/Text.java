package weir.template.value;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code str()} and {@code repr()}. */
public final class Text {
  private static final int DEEPEST = 200;

  private Text() {}

  /** The value as plain text. */
  public static String str(@Nullable Object value) {
    return switch (value) {
      case null -> "None";
      case String s -> s;
      case Undefined u -> u.used();
      case LocalDate d -> d.toString();
      case LocalDateTime d -> Times.iso(d, ' ');
      case ZonedDateTime d -> Times.iso(d, ' ');
      case Duration d -> Times.text(d);
      case Object other -> repr(other);
    };
  }

  /** The value as Python source would have it. */
  public static String repr(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out, 0);
    return out.toString();
  }

  /** The same with all beyond ASCII escaped. */
  static String ascii(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    repr(value).codePoints().forEach(c -> escape(c, c < 0x80, out));
    return out.toString();
  }

  private static void escape(int c, boolean plain, StringBuilder out) {
    if (plain) {
      out.appendCodePoint(c);
    } else {
      out.append(
          c < 0x100
              ? "\\x%02x".formatted(c)
              : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
    }
  }

  private static void write(@Nullable Object value, StringBuilder out, int depth) {
    if (depth > DEEPEST) {
      throw ValueException.limit("a value is nested more than %d deep".formatted(DEEPEST));
    }
    if (out.length() > Sizes.MOST_CHARACTERS) {
      throw ValueException.limit("the text of a value is too long");
    }
    switch (value) {
      case null -> out.append("None");
      case Boolean b -> out.append(b ? "True" : "False");
      case Long n -> out.append(n.longValue());
      case BigInteger n -> out.append(n);
      case Double d -> out.append(Floats.repr(d));
      case String s -> quote(s, out);
      case Tuple t -> {
        row(t.items(), '(', t.size() == 1 ? ",)" : ")", out, depth);
      }
      case View v -> out.append(v.text());
      case List<?> l -> row(l, '[', "]", out, depth);
      case Map<?, ?> m -> {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : m.entrySet()) {
          out.append(separator);
          write(entry.getKey(), out, depth + 1);
          out.append(": ");
          write(entry.getValue(), out, depth + 1);
          separator = ", ";
        }
        out.append('}');
      }
      case Bytes b -> out.append(b.text());
      case Undefined u -> out.append(u.used()).append("Undefined");
      case Attributed a -> out.append(a.text());
      case Function f -> out.append("<function>");
      case LocalDate d ->
          out.append(
              "datetime.date(%d, %d, %d)"
                  .formatted(d.getYear(), d.getMonthValue(), d.getDayOfMonth()));
      case LocalDateTime d -> out.append(Times.repr(d));
      case ZonedDateTime d -> out.append(Times.repr(d.toLocalDateTime()));
      case Duration d -> out.append("datetime.timedelta(seconds=%d)".formatted(d.toSeconds()));
      case Object other -> out.append(other);
    }
  }

  private static void row(List<?> items, char open, String close, StringBuilder out, int depth) {
    out.append(open);
    String separator = "";
    for (Object item : items) {
      out.append(separator);
      write(item, out, depth + 1);
      separator = ", ";
    }
    out.append(close);
  }

  private static void quote(String text, StringBuilder out) {
    char mark = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(mark);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
              if (c == mark) {
                out.append('\\').append(mark);
              } else {
                escape(c, printable(c), out);
              }
            }
          }
        });
    out.append(mark);
  }

  private static boolean printable(int c) {
    if (c == ' ') {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
