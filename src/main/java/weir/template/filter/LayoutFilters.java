package weir.template.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Builtins;
import weir.template.value.Sizes;
import weir.template.value.Splits;
import weir.template.value.Text;
import weir.template.value.Undefineds;
import weir.template.value.ValueException;

/** Filters that lay out text: indentation, width, comments. */
final class LayoutFilters {
  static final Set<String> NAMES =
      Set.of("indent", "wordwrap", "truncate", "center", "comment", "pprint");

  private LayoutFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    return switch (name) {
      case "indent" -> indent(Text.str(input), a);
      case "wordwrap" -> wrap(Text.str(input), a);
      case "truncate" -> truncate(Text.str(input), a);
      case "center" ->
          Builtins.method(Text.str(input), "center", Arguments.of(a.whole(0, "width", 80)));
      case "comment" -> Comment.of(Text.str(input), a);
      default -> PrettyText.of(input);
    };
  }

  private static String indent(String text, Arguments a) {
    Object width = Undefineds.defined(a.get(0, "width", 4L));
    String margin =
        width instanceof String given
            ? given
            : " ".repeat(Sizes.items(Math.max(0, a.whole(0, "width", 4))));
    boolean first = a.flag(1, "first", false);
    boolean blank = a.flag(2, "blank", false);
    List<@Nullable Object> lines = Splits.lines(text + "\n", false);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = Text.str(lines.get(i));
      boolean indented = i == 0 ? first : blank || !line.isEmpty();
      out.append(i == 0 ? "" : "\n").append(indented ? margin : "").append(line);
    }
    return out.toString();
  }

  private static String truncate(String text, Arguments a) {
    int length = (int) Math.min(Integer.MAX_VALUE, a.whole(0, "length", 255));
    boolean cutWords = a.flag(1, "killwords", false);
    String end = a.text(2, "end", "...");
    long leeway = a.whole(3, "leeway", 5);
    if (length < end.length()) {
      throw new ValueException("expected length >= %d, got %d".formatted(end.length(), length));
    }
    if (text.codePointCount(0, text.length()) <= length + leeway) {
      return text;
    }
    String cut = text.substring(0, text.offsetByCodePoints(0, length - end.length()));
    if (!cutWords && cut.lastIndexOf(' ') >= 0) {
      cut = cut.substring(0, cut.lastIndexOf(' '));
    }
    return cut + end;
  }

  private static String wrap(String text, Arguments a) {
    int width = (int) Math.max(1, Math.min(Integer.MAX_VALUE, a.whole(0, "width", 79)));
    boolean breakLong = a.flag(1, "break_long_words", true);
    String joiner = a.text(2, "wrapstring", "\n");
    boolean hyphens = a.flag(3, "break_on_hyphens", true);
    List<String> out = new ArrayList<>();
    for (Object line : Splits.lines(text, false)) {
      List<String> wrapped = wrapLine(Text.str(line), width, breakLong, hyphens);
      out.add(String.join(joiner, wrapped));
    }
    return String.join(joiner, out);
  }

  private static List<String> wrapLine(String line, int width, boolean breakLong, boolean hyphens) {
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String chunk : chunks(line, hyphens)) {
      boolean blank = chunk.isBlank();
      if (blank && current.isEmpty() && !lines.isEmpty()) {
        continue;
      }
      String rest = chunk;
      if (current.length() + rest.length() > width) {
        if (!blank && breakLong && rest.length() > width) {
          while (current.length() + rest.length() > width) {
            int room = Math.max(1, width - current.length());
            if (current.length() >= width) {
              flush(current, lines);
              continue;
            }
            current.append(rest, 0, room);
            rest = rest.substring(room);
            flush(current, lines);
          }
        } else {
          flush(current, lines);
          rest = blank ? "" : rest;
        }
      }
      current.append(rest);
    }
    flush(current, lines);
    return lines;
  }

  private static void flush(StringBuilder current, List<String> lines) {
    String line = current.toString().stripTrailing();
    if (!line.isEmpty()) {
      lines.add(line);
    }
    current.setLength(0);
  }

  /** Words and the blanks between them; a word also ends behind a hyphen within it. */
  private static List<String> chunks(String line, boolean hyphens) {
    List<String> chunks = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= line.length(); i++) {
      boolean ends =
          i == line.length()
              || Character.isWhitespace(line.charAt(i))
                  != Character.isWhitespace(line.charAt(i - 1));
      boolean hyphen =
          hyphens
              && !ends
              && line.charAt(i - 1) == '-'
              && i - 2 >= start
              && Character.isLetter(line.charAt(i - 2))
              && Character.isLetter(line.charAt(i));
      if (ends || hyphen) {
        chunks.add(line.substring(start, i));
        start = i;
      }
    }
    return chunks;
  }
}
