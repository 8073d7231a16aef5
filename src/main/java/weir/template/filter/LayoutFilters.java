package weir.template.filter;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Builtins;
import weir.template.value.Rows;
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
      case "indent" ->
          indent(TextInput.of(input, "unsupported operand type(s) for +=: '%s' and 'str'"), a);
      case "wordwrap" -> wrap(TextInput.withMethod(input, "splitlines"), a);
      case "truncate" -> truncate(input, a);
      case "center" ->
          Builtins.method(Text.str(input), "center", Arguments.of(a.whole(0, "width", 80)));
      case "comment" -> Comment.of(TextInput.withMethod(input, "replace"), a);
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

  private static @Nullable Object truncate(@Nullable Object input, Arguments a) {
    int length = (int) Math.min(Integer.MAX_VALUE, a.whole(0, "length", 255));
    boolean cutWords = a.flag(1, "killwords", false);
    String end = a.text(2, "end", "...");
    long leeway = a.whole(3, "leeway", 5);
    if (length < end.length()) {
      throw new ValueException("expected length >= %d, got %d".formatted(end.length(), length));
    }
    if (leeway < 0) {
      throw new ValueException("expected leeway >= 0, got %d".formatted(leeway));
    }
    if (Rows.length(input) <= length + leeway) {
      return input;
    }
    String text = TextInput.withMethod(input, "rsplit");
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
    WordWrap wrap = new WordWrap(width, breakLong, hyphens);
    return Splits.lines(text, false).stream()
        .map(line -> String.join(joiner, wrap.lines(Text.str(line))))
        .collect(Collectors.joining(joiner));
  }
}
