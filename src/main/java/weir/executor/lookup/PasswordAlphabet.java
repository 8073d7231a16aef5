package weir.executor.lookup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.template.value.Text;

/** The characters a made password may have. */
final class PasswordAlphabet {
  private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  private static final String WHITESPACE = " \t\n\r\u000b\f";
  private static final List<String> USUAL = List.of("ascii_letters", "digits", ".,:-_");

  private PasswordAlphabet() {}

  /**
   * The characters of an option {@code chars}: Python's names for sets of them, or characters, in a
   * list or between commas. Quotes are never among them.
   */
  static String of(@Nullable Object chars) {
    StringBuilder all = new StringBuilder();
    parts(chars).forEach(part -> all.append(set(part)));
    return all.toString().replace("\"", "").replace("'", "");
  }

  private static List<String> parts(@Nullable Object chars) {
    if (chars == null) {
      return USUAL;
    }
    if (chars instanceof List<?> several) {
      return several.stream().map(Text::str).toList();
    }
    String text = Text.str(chars);
    List<String> parts = new ArrayList<>();
    if (text.contains(",,")) {
      parts.add(",");
    }
    for (String part : text.replace(",,", ",").split(",", -1)) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static String set(String name) {
    return switch (name) {
      case "ascii_letters" -> LOWER + UPPER;
      case "ascii_lowercase" -> LOWER;
      case "ascii_uppercase" -> UPPER;
      case "digits" -> DIGITS;
      case "hexdigits" -> DIGITS + "abcdefABCDEF";
      case "octdigits" -> "01234567";
      case "punctuation" -> PUNCTUATION;
      case "whitespace" -> WHITESPACE;
      case "printable" -> DIGITS + LOWER + UPPER + PUNCTUATION + WHITESPACE;
      default -> name;
    };
  }
}
