package weir.template.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.regex.PythonPattern;
import weir.template.value.Arguments;
import weir.template.value.Text;
import weir.template.value.Undefineds;
import weir.template.value.ValueException;

/** Filters with regular expressions. */
final class RegexFilters {
  static final Set<String> NAMES =
      Set.of("regex_replace", "regex_search", "regex_findall", "regex_escape");

  private RegexFilters() {}

  static @Nullable Object apply(
      String name, @Nullable Object input, Arguments a, FilterContext context) {
    String text = Text.str(input);
    return switch (name) {
      case "regex_replace" -> {
        PythonPattern pattern =
            PythonPattern.of(
                TextInput.pattern(a.get(0, "pattern", "")),
                a.flag(2, "ignorecase", false),
                a.flag(3, "multiline", false),
                context.deadline());
        yield pattern.replace(
            text, replacement(a.get(1, "replacement", "")), a.whole(4, "count", 0));
      }
      case "regex_search" -> search(text, a, context);
      case "regex_findall" ->
          PythonPattern.of(
                  TextInput.pattern(a.require(0, "regex")),
                  a.flag(2, "ignorecase", false),
                  a.flag(1, "multiline", false),
                  context.deadline())
              .findAll(text);
      default -> {
        String type = a.text(0, "re_type", "python");
        yield switch (type) {
          case "python" -> PythonPattern.escape(text);
          case "posix_basic" -> text.replaceAll("([].\\[^$*\\\\])", "\\\\$1");
          case "posix_extended" ->
              throw new ValueException("Regex type (posix_extended) not yet implemented");
          default -> throw new ValueException("Invalid regex type (%s)".formatted(type));
        };
      }
    };
  }

  private static String replacement(@Nullable Object value) {
    return TextInput.of(
        Undefineds.defined(value), "decoding to str: need a bytes-like object, %s found");
  }

  private static @Nullable Object search(String text, Arguments a, FilterContext context) {
    PythonPattern pattern =
        PythonPattern.of(
            TextInput.pattern(a.require(0, "regex")),
            a.flag(-1, "ignorecase", false),
            a.flag(-1, "multiline", false),
            context.deadline());
    if (a.size() < 2) {
      return pattern.find(text);
    }
    List<String> groups = new ArrayList<>();
    for (Object argument : a.from(1).all()) {
      String group = Text.str(argument);
      if (group.startsWith("\\g<") && group.endsWith(">")) {
        groups.add(group.substring(3, group.length() - 1));
      } else if (group.startsWith("\\g")) {
        groups.add(group.substring(2));
      } else if (group.startsWith("\\")) {
        groups.add(group.substring(1));
      } else {
        throw new ValueException("Unknown argument");
      }
    }
    return pattern.groups(text, groups);
  }
}
