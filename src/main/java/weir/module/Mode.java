package weir.module;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file mode as tasks write it: octal digits, a number, or symbols such as {@code u=rwX,go-w}.
 *
 * @param text octal with a leading 0, symbols, or "preserve"
 */
public record Mode(String text) {
  private static final Pattern OCTAL = Pattern.compile("[0-7]{1,5}");
  private static final Pattern SYMBOLS =
      Pattern.compile("[ugoa]*([-+=]([rwxXst]*|[ugo]))+(,[ugoa]*([-+=]([rwxXst]*|[ugo]))+)*");

  /** From a parameter's value: an integer is the mode itself, whatever its digits looked like. */
  public static Mode of(Object value) {
    if (value instanceof Number number) {
      return new Mode("0%o".formatted(number.longValue()));
    }
    String text = value.toString().strip();
    if (OCTAL.matcher(text).matches()) {
      return new Mode("0" + Integer.toOctalString(Integer.parseInt(text, 8)));
    }
    if (!text.equals("preserve") && !SYMBOLS.matcher(text).matches()) {
      throw new ModuleFailure("mode '%s' is neither octal nor symbolic".formatted(text));
    }
    return new Mode(text);
  }

  /** The bits this asks of something that has these bits now. */
  public int on(int current, boolean directory) {
    if (isPreserve()) {
      return current;
    }
    if (text.startsWith("0")) {
      return Integer.parseInt(text, 8);
    }
    int bits = current;
    for (String clause : text.split(",", -1)) {
      bits = clause(clause, bits, directory);
    }
    return bits;
  }

  /** True for the mode of whatever is copied. */
  public boolean isPreserve() {
    return text.equals("preserve");
  }

  /** Four octal digits, as results and diffs show modes. */
  public static String octal(int bits) {
    return String.format(Locale.ROOT, "%04o", bits);
  }

  private static int clause(String clause, int current, boolean directory) {
    int at = 0;
    int who = 0;
    while (at < clause.length() && "ugoa".indexOf(clause.charAt(at)) >= 0) {
      who |=
          switch (clause.charAt(at++)) {
            case 'u' -> 04700;
            case 'g' -> 02070;
            case 'o' -> 01007;
            default -> 07777;
          };
    }
    if (who == 0) {
      who = 07777;
    }
    int bits = current;
    while (at < clause.length()) {
      char operator = clause.charAt(at++);
      int wanted = 0;
      while (at < clause.length() && "-+=".indexOf(clause.charAt(at)) < 0) {
        wanted |= permission(clause.charAt(at++), bits, directory);
      }
      wanted &= who;
      bits =
          switch (operator) {
            case '+' -> bits | wanted;
            case '-' -> bits & ~wanted;
            default -> (bits & ~who) | wanted;
          };
    }
    return bits;
  }

  private static int permission(char letter, int bits, boolean directory) {
    return switch (letter) {
      case 'r' -> 0444;
      case 'w' -> 0222;
      case 'x' -> 0111;
      case 'X' -> directory || (bits & 0111) != 0 ? 0111 : 0;
      case 's' -> 06000;
      case 't' -> 01000;
      case 'u' -> spread(bits >> 6 & 7);
      case 'g' -> spread(bits >> 3 & 7);
      default -> spread(bits & 7);
    };
  }

  private static int spread(int three) {
    return three << 6 | three << 3 | three;
  }
}
