package weir.playbook;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The escapes of Python's strings, as arguments in one line may hold them. */
final class Escapes {
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(?:U([0-9a-fA-F]{8})|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([0-7]{1,3})"
              + "|([\\\\'\"abfnrtv]))");

  private Escapes() {}

  /** The text they stand for. */
  static String decode(String text) {
    return text.indexOf('\\') < 0
        ? text
        : ESCAPE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(one(match)));
  }

  private static String one(MatchResult match) {
    for (int group = 1; group <= 4; group++) {
      if (match.group(group) != null) {
        int code = Integer.parseInt(match.group(group), group == 4 ? 8 : 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : match.group();
      }
    }
    return switch (match.group(5)) {
      case "a" -> "\u0007";
      case "b" -> "\b";
      case "f" -> "\f";
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      case "v" -> "\u000b";
      default -> match.group(5);
    };
  }
}
