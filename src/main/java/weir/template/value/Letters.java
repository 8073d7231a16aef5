package weir.template.value;

import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Case, white space and classes of characters. */
final class Letters {
  private Letters() {}

  static String capitalize(String s) {
    if (s.isEmpty()) {
      return s;
    }
    int first = s.offsetByCodePoints(0, 1);
    String start =
        s.startsWith("ß") ? "Ss" : Character.toString(Character.toTitleCase(s.codePointAt(0)));
    return start + s.substring(first).toLowerCase(Locale.ROOT);
  }

  static String title(String s) {
    StringBuilder out = new StringBuilder();
    boolean inWord = false;
    for (int c : s.codePoints().toArray()) {
      if (inWord) {
        out.appendCodePoint(Character.toLowerCase(c));
      } else {
        out.append(c == 'ß' ? "Ss" : Character.toString(Character.toTitleCase(c)));
      }
      inWord = Character.isLetter(c);
    }
    return out.toString();
  }

  static String swapCase(String s) {
    StringBuilder out = new StringBuilder();
    s.codePoints()
        .forEach(c ->
            out.append(
                Character.isUpperCase(c)
                    ? Character.toString(c).toLowerCase(Locale.ROOT)
                    : Character.toString(c).toUpperCase(Locale.ROOT)));
    return out.toString();
  }

  static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  static String strip(String s, @Nullable String chars, boolean left, boolean right) {
    IntPredicate stripped = chars == null ? Letters::isSpace : c -> chars.indexOf(c) >= 0;
    int from = 0;
    int to = s.length();
    while (left && from < to && stripped.test(s.codePointAt(from))) {
      from += Character.charCount(s.codePointAt(from));
    }
    while (right && to > from && stripped.test(s.codePointBefore(to))) {
      to -= Character.charCount(s.codePointBefore(to));
    }
    return s.substring(from, to);
  }

  static String expandTabs(String s, int size) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '\t') {
        int gap = size <= 0 ? 0 : size - column % size;
        out.append(" ".repeat(gap));
        column += gap;
        Sizes.characters(out.length());
      } else {
        out.append(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return out.toString();
  }

  static boolean is(String s, String question) {
    return switch (question) {
      case "isdigit", "isdecimal", "isnumeric" -> all(s, Character::isDigit);
      case "isalpha" -> all(s, Character::isLetter);
      case "isalnum" -> all(s, Character::isLetterOrDigit);
      case "isspace" -> all(s, Letters::isSpace);
      case "islower" -> cased(s) && s.codePoints().noneMatch(Character::isUpperCase);
      case "isupper" -> cased(s) && s.codePoints().noneMatch(Character::isLowerCase);
      case "istitle" -> cased(s) && s.equals(title(s));
      case "isascii" -> s.chars().allMatch(c -> c < 128);
      case "isprintable" -> s.codePoints().noneMatch(Character::isISOControl);
      default ->
          !s.isEmpty()
              && (Character.isLetter(s.codePointAt(0)) || s.charAt(0) == '_')
              && all(s, c -> Character.isLetterOrDigit(c) || c == '_');
    };
  }

  private static boolean all(String s, IntPredicate kind) {
    return !s.isEmpty() && s.codePoints().allMatch(kind);
  }

  private static boolean cased(String s) {
    return s.codePoints().anyMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c));
  }
}
