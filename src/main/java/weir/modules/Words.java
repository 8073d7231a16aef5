package weir.modules;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;

/** A command line taken apart into words, and put together again, by the rules of a POSIX shell. */
final class Words {
  private Words() {}

  /** The words of a line: quotes and backslashes taken away, nothing expanded. */
  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = null;
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (" \t\r\n".indexOf(c) >= 0) {
        if (word != null) {
          words.add(word.toString());
          word = null;
        }
        continue;
      }
      if (word == null) {
        word = new StringBuilder();
      }
      switch (c) {
        case '\'' -> at = single(line, at, word);
        case '"' -> at = quoted(line, at, word);
        case '\\' -> {
          if (at == line.length()) {
            throw new ModuleFailure("the command ends in a backslash: " + line);
          }
          word.append(line.charAt(at++));
        }
        default -> word.append(c);
      }
    }
    if (word != null) {
      words.add(word.toString());
    }
    return words;
  }

  /** The words as one line, quoted where a shell needs it. */
  static String join(List<String> words) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      line.append(line.isEmpty() ? "" : " ").append(quote(word));
    }
    return line.toString();
  }

  /** A value as a word, the way Ansible turns values of other types into text. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Boolean truth -> truth ? "True" : "False";
      default -> value.toString();
    };
  }

  /** A list's values as words. */
  static List<String> texts(@Nullable List<?> values) {
    return values == null ? List.of() : values.stream().map(Words::text).toList();
  }

  private static String quote(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\"'\"'") + "'";
  }

  private static int single(String line, int from, StringBuilder word) {
    int end = line.indexOf('\'', from);
    if (end < 0) {
      throw unclosed(line);
    }
    word.append(line, from, end);
    return end + 1;
  }

  private static int quoted(String line, int from, StringBuilder word) {
    for (int at = from; at < line.length(); at++) {
      char c = line.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if (c == '\\' && at + 1 < line.length() && "\"\\".indexOf(line.charAt(at + 1)) >= 0) {
        c = line.charAt(++at);
      }
      word.append(c);
    }
    throw unclosed(line);
  }

  private static ModuleFailure unclosed(String line) {
    return new ModuleFailure("No closing quotation in the command: " + line);
  }
}
