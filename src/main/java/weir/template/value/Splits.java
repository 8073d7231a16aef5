package weir.template.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways of Python to cut a string into pieces. */
public final class Splits {
  private Splits() {}

  /** At each separator, or at runs of white space when it is null; at most so often. */
  public static List<@Nullable Object> split(String s, @Nullable String separator, long most) {
    List<@Nullable Object> parts = new ArrayList<>();
    long left = most < 0 ? Long.MAX_VALUE : most;
    if (separator == null) {
      int i = 0;
      while (true) {
        while (i < s.length() && Letters.isSpace(s.charAt(i))) {
          i++;
        }
        if (i == s.length()) {
          return parts;
        }
        if (left-- == 0) {
          parts.add(Letters.strip(s.substring(i), null, false, true));
          return parts;
        }
        int start = i;
        while (i < s.length() && !Letters.isSpace(s.charAt(i))) {
          i++;
        }
        parts.add(s.substring(start, i));
      }
    }
    int at = 0;
    for (int i = s.indexOf(separator); i >= 0 && left-- > 0; i = s.indexOf(separator, at)) {
      parts.add(s.substring(at, i));
      at = i + separator.length();
    }
    parts.add(s.substring(at));
    return parts;
  }

  /** The same from the right end. */
  static List<@Nullable Object> splitFromRight(String s, @Nullable String separator, long most) {
    if (most < 0) {
      return split(s, separator, most);
    }
    List<@Nullable Object> parts = new ArrayList<>();
    long left = most;
    if (separator == null) {
      int end = s.length();
      while (true) {
        while (end > 0 && Letters.isSpace(s.charAt(end - 1))) {
          end--;
        }
        if (end == 0) {
          break;
        }
        if (left-- == 0) {
          parts.add(Letters.strip(s.substring(0, end), null, true, false));
          break;
        }
        int start = end;
        while (start > 0 && !Letters.isSpace(s.charAt(start - 1))) {
          start--;
        }
        parts.add(s.substring(start, end));
        end = start;
      }
    } else {
      int end = s.length();
      int i;
      while (left-- > 0
          && (i =
                  end < separator.length()
                      ? -1
                      : s.lastIndexOf(separator, end - separator.length()))
              >= 0) {
        parts.add(s.substring(i + separator.length(), end));
        end = i;
      }
      parts.add(s.substring(0, end));
    }
    Collections.reverse(parts);
    return parts;
  }

  /** At line ends. */
  public static List<@Nullable Object> lines(String s, boolean keepEnds) {
    List<@Nullable Object> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      boolean ends =
          c == '\n'
              || c == '\r'
              || (c >= 0x0b && c <= 0x0c)
              || (c >= 0x1c && c <= 0x1e)
              || c == 0x85
              || c == 0x2028
              || c == 0x2029;
      if (ends) {
        int end = c == '\r' && i + 1 < s.length() && s.charAt(i + 1) == '\n' ? i + 2 : i + 1;
        lines.add(s.substring(start, keepEnds ? end : i));
        start = end;
        i = end - 1;
      }
    }
    if (start < s.length()) {
      lines.add(s.substring(start));
    }
    return lines;
  }

  static Tuple partition(String s, String separator) {
    int i = s.indexOf(separator);
    return i < 0
        ? Tuple.of(s, "", "")
        : Tuple.of(s.substring(0, i), separator, s.substring(i + separator.length()));
  }

  static Tuple partitionFromRight(String s, String separator) {
    int i = s.lastIndexOf(separator);
    return i < 0
        ? Tuple.of("", "", s)
        : Tuple.of(s.substring(0, i), separator, s.substring(i + separator.length()));
  }
}
