package weir.module;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Command lines taken apart, and put together, as a POSIX shell would, but without expanding
 * anything.
 */
public final class Words {
  private Words() {}

  /** The words of a line: quotes and backslashes are honoured and removed. */
  public static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quote == '\'' || (quote == '"' && c != '\\')) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\\' && i + 1 < line.length()) {
        char next = line.charAt(++i);
        // Within double quotes a backslash protects only these two.
        word.append(quote == 0 || next == '"' || next == '\\' ? "" : "\\").append(next);
        inWord = true;
      } else if (c == '\\') {
        throw new ModuleFailure("No escaped character in: " + line);
      } else if (c == '\'' || c == '"') {
        quote = c;
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
        }
        inWord = false;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (quote != 0) {
      throw new ModuleFailure("No closing quotation in: " + line);
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  /** The words as one line, quoted where a shell needs it. */
  public static String join(List<String> words) {
    return words.stream().map(Words::quote).collect(Collectors.joining(" "));
  }

  private static String quote(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\"'\"'") + "'";
  }
}
