package weir.inventory;

import java.util.regex.Pattern;

/** Shell wildcards as regular expressions: {@code *}, {@code ?}, {@code [abc]}, {@code [!abc]}. */
public final class Wildcard {
  private Wildcard() {}

  /** A regular expression that a whole text has to match. */
  public static String toRegex(String wildcard) {
    StringBuilder regex = new StringBuilder();
    int at = 0;
    while (at < wildcard.length()) {
      char c = wildcard.charAt(at++);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '[' -> {
          int close = close(wildcard, at);
          if (close < 0) {
            regex.append("\\[");
          } else {
            characters(wildcard.substring(at, close), regex);
            at = close + 1;
          }
        }
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  private static int close(String wildcard, int from) {
    int at = from;
    if (at < wildcard.length() && wildcard.charAt(at) == '!') {
      at++;
    }
    return wildcard.indexOf(']', at + 1);
  }

  private static void characters(String inside, StringBuilder regex) {
    boolean negated = inside.startsWith("!");
    regex.append(negated ? "[^" : "[");
    for (char c : inside.substring(negated ? 1 : 0).toCharArray()) {
      if ("\\[]^&~".indexOf(c) >= 0) {
        regex.append('\\');
      }
      regex.append(c);
    }
    regex.append(']');
  }
}
