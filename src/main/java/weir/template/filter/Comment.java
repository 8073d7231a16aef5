package weir.template.filter;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Text;
import weir.template.value.ValueException;

/** The comment filter: a text as a comment of some language. */
final class Comment {
  private Comment() {}

  static String of(String text, Arguments a) {
    String style = a.text(0, "style", "plain");
    String newline = a.text(-1, "newline", "\n");
    String decoration =
        given(
            a,
            "decoration",
            switch (style) {
              case "plain" -> "# ";
              case "erlang" -> "% ";
              case "c" -> "// ";
              case "cblock" -> " * ";
              case "xml" -> " - ";
              default -> throw new ValueException("Invalid style '%s'".formatted(style));
            });
    String begin =
        given(a, "beginning", style.equals("cblock") ? "/*" : style.equals("xml") ? "<!--" : "");
    String end = given(a, "end", style.equals("cblock") ? " */" : style.equals("xml") ? "-->" : "");
    String prefix = given(a, "prefix", decoration.stripTrailing());
    String postfix = given(a, "postfix", decoration.stripTrailing());
    long prefixCount = a.whole(-1, "prefix_count", 1);
    long postfixCount = a.whole(-1, "postfix_count", 1);

    StringBuilder out = new StringBuilder();
    if (!begin.isEmpty()) {
      out.append(begin).append(newline);
    }
    if (!prefix.isEmpty()) {
      repeat(out, prefix.equals(newline) ? "" : prefix, prefixCount, newline);
    }
    String body = decoration + text.replace(newline, newline + decoration);
    out.append(body.replace(decoration + newline, decoration.stripTrailing() + newline));
    StringBuilder tail = new StringBuilder();
    for (long i = 0; i < Math.min(postfixCount, 10_000); i++) {
      tail.append(newline).append(postfix);
    }
    out.append(tail);
    if (!end.isEmpty()) {
      out.append(newline).append(end);
    }
    return out.toString();
  }

  private static String given(Arguments a, String name, String fallback) {
    Map<String, @Nullable Object> named = a.named();
    return named.containsKey(name) ? Text.str(named.get(name)) : fallback;
  }

  private static void repeat(StringBuilder out, String line, long count, String newline) {
    for (long i = 0; i < Math.min(count, 10_000); i++) {
      out.append(line).append(newline);
    }
  }
}
