package weir.template.syntax;

/** What the escapes of a string literal stand for, as in Python. */
final class StringLiteral {
  private StringLiteral() {}

  /** The text between the quotes with its escapes replaced; an unknown one stays. */
  static String decode(String body) {
    if (body.indexOf('\\') < 0) {
      return body;
    }
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i++);
      if (c != '\\' || i == body.length()) {
        out.append(c);
        continue;
      }
      char kind = body.charAt(i++);
      switch (kind) {
        case '\n' -> {}
        case '\\', '\'', '"' -> out.append(kind);
        case 'a' -> out.append('\u0007');
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'v' -> out.append('\u000b');
        case 'x' -> i = code(body, i, 2, "x", out);
        case 'u' -> i = code(body, i, 4, "u", out);
        case 'U' -> i = code(body, i, 8, "U", out);
        case 'N' -> i = named(body, i, out);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          int end = i;
          while (end < body.length() && end < i + 2 && "01234567".indexOf(body.charAt(end)) >= 0) {
            end++;
          }
          out.appendCodePoint(Integer.parseInt(body, i - 1, end, 8));
          i = end;
        }
        default -> out.append('\\').append(kind);
      }
    }
    return out.toString();
  }

  /** The text between the quotes as it stands, but for an escaped quote. */
  static String raw(String body, char quote) {
    return body.indexOf('\\') < 0 ? body : body.replace("\\" + quote, String.valueOf(quote));
  }

  /** {@code \\N{NAME}}: a character by its name in Unicode. */
  private static int named(String body, int start, StringBuilder out) {
    int end = body.indexOf('}', start);
    if (start < body.length() && body.charAt(start) == '{' && end > 0) {
      try {
        out.appendCodePoint(Character.codePointOf(body.substring(start + 1, end)));
        return end + 1;
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("unknown Unicode character name", e);
      }
    }
    throw new IllegalArgumentException("malformed \\N character escape");
  }

  private static int code(String body, int start, int digits, String kind, StringBuilder out) {
    int end = start + digits;
    try {
      int code = Integer.parseUnsignedInt(body, start, end, 16);
      if (Character.isValidCodePoint(code)) {
        out.appendCodePoint(code);
        return end;
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      // Not enough hexadecimal digits: below.
    }
    throw new IllegalArgumentException("truncated \\%s escape".formatted(kind));
  }
}
