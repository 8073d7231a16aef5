package weir.template.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.Comparison;
import weir.template.value.Sizes;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.Undefined;
import weir.template.value.ValueException;
import weir.template.value.View;

/** Writes values as YAML, line for line as PyYAML lays them out. */
final class YamlEmitter {
  private static final int LONGEST_SIMPLE_KEY = 128;
  private static final int DEEPEST = 200;

  /**
   * How to write.
   *
   * @param indent blanks for each level
   * @param width where long texts are folded
   * @param flow whether collections go in brackets; null for those without others in them
   */
  record Style(
      int indent,
      int width,
      @Nullable Boolean flow,
      boolean sorted,
      boolean explicitStart,
      boolean explicitEnd) {}

  private final Style style;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Integer> indents = new ArrayDeque<>();
  private int indent = -1;
  private int column;
  private int flowLevel;
  private boolean whitespace = true;
  private boolean indention = true;

  YamlEmitter(Style style) {
    this.style = style;
  }

  String write(@Nullable Object value) {
    if (style.explicitStart()) {
      indicator("---", true, false, false);
    }
    node(value, false, false);
    if (column > 0) {
      lineBreak();
    }
    if (style.explicitEnd()) {
      out.append("...\n");
    }
    return out.toString();
  }

  private void node(@Nullable Object value, boolean inMapping, boolean simpleKey) {
    if (indents.size() > DEEPEST || out.length() > Sizes.MOST_CHARACTERS) {
      throw ValueException.limit("the value is too deep or too large for YAML");
    }
    switch (value) {
      case Map<?, ?> map -> {
        if (flowLevel > 0 || map.isEmpty() || inBrackets(map.values(), map.keySet())) {
          flowMapping(map);
        } else {
          blockMapping(map);
        }
      }
      case View view -> throw new ValueException("cannot represent an object: " + Text.str(view));
      case List<?> list -> sequence(list, inMapping);
      case Tuple tuple -> sequence(tuple.items(), inMapping);
      case null -> scalar("null", true, simpleKey);
      case String text -> scalar(text, false, simpleKey);
      case Undefined u -> scalar(u.used(), false, simpleKey);
      case Boolean b -> scalar(b ? "true" : "false", true, simpleKey);
      case Double d -> scalar(real(d), true, simpleKey);
      case Object other -> scalar(Text.str(other), true, simpleKey);
    }
  }

  private static String real(double d) {
    if (Double.isNaN(d)) {
      return ".nan";
    }
    if (Double.isInfinite(d)) {
      return d < 0 ? "-.inf" : ".inf";
    }
    String text = Text.str(d);
    return text.contains(".") ? text : text.replaceFirst("e", ".0e");
  }

  private boolean inBrackets(Iterable<?> values, Iterable<?> keys) {
    if (style.flow() != null) {
      return style.flow();
    }
    for (Iterable<?> items : List.<Iterable<?>>of(values, keys)) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> || item instanceof List<?> || item instanceof Tuple) {
          return false;
        }
      }
    }
    return true;
  }

  private void sequence(List<?> items, boolean inMapping) {
    if (flowLevel > 0 || items.isEmpty() || inBrackets(items, List.of())) {
      indicator("[", true, true, false);
      flowLevel++;
      deeper(true, false);
      boolean first = true;
      for (Object item : items) {
        if (!first) {
          indicator(",", false, false, false);
        }
        first = false;
        foldFlow();
        node(item, false, false);
      }
      indent = indents.pop();
      flowLevel--;
      indicator("]", false, false, false);
      return;
    }
    deeper(false, inMapping && !indention);
    for (Object item : items) {
      startLine();
      indicator("-", true, false, true);
      node(item, false, false);
    }
    indent = indents.pop();
  }

  private void flowMapping(Map<?, ?> map) {
    indicator("{", true, true, false);
    flowLevel++;
    deeper(true, false);
    boolean first = true;
    for (Object key : keys(map)) {
      if (!first) {
        indicator(",", false, false, false);
      }
      first = false;
      foldFlow();
      if (isSimple(key)) {
        node(key, true, true);
        indicator(":", false, false, false);
      } else {
        indicator("?", true, false, false);
        node(key, true, false);
        foldFlow();
        indicator(":", true, false, false);
      }
      node(map.get(key), true, false);
    }
    indent = indents.pop();
    flowLevel--;
    indicator("}", false, false, false);
  }

  private void foldFlow() {
    if (column > style.width()) {
      startLine();
    }
  }

  private void blockMapping(Map<?, ?> map) {
    deeper(false, false);
    for (Object key : keys(map)) {
      startLine();
      if (isSimple(key)) {
        node(key, true, true);
        indicator(":", false, false, false);
      } else {
        indicator("?", true, false, true);
        node(key, true, false);
        startLine();
        indicator(":", true, false, true);
      }
      node(map.get(key), true, false);
    }
    indent = indents.pop();
  }

  private List<@Nullable Object> keys(Map<?, ?> map) {
    List<@Nullable Object> keys = new ArrayList<>(map.keySet());
    if (style.sorted()) {
      try {
        keys.sort(Comparison::compare);
      } catch (ValueException e) {
        return new ArrayList<>(map.keySet());
      }
    }
    return keys;
  }

  private static boolean isSimple(@Nullable Object key) {
    if (key instanceof Tuple) {
      return false;
    }
    return !(key instanceof String text)
        || (text.length() < LONGEST_SIMPLE_KEY && !YamlScalar.of(text).lines());
  }

  private void deeper(boolean flow, boolean indentless) {
    indents.push(indent);
    if (indent < 0) {
      indent = flow ? style.indent() : 0;
    } else if (!indentless) {
      indent += style.indent();
    }
  }

  private void scalar(String text, boolean typed, boolean simpleKey) {
    deeper(true, false);
    YamlScalar analysis = YamlScalar.of(text);
    boolean fits = flowLevel > 0 ? analysis.plainInFlow() : analysis.plainInBlock();
    boolean fold = !simpleKey;
    if (typed || fits) {
      plain(text, fold);
    } else if (analysis.singleQuoted() && !(simpleKey && analysis.lines())) {
      singleQuoted(text, fold);
    } else {
      doubleQuoted(text, fold);
    }
    indent = indents.pop();
  }

  private void indicator(
      String text, boolean needsSpace, boolean leavesSpace, boolean leavesIndention) {
    append(whitespace || !needsSpace ? text : " " + text);
    whitespace = leavesSpace;
    indention &= leavesIndention;
  }

  private void append(String text) {
    out.append(text);
    column += text.codePointCount(0, text.length());
  }

  private void startLine() {
    int to = Math.max(0, indent);
    if (!indention || column > to || (column == to && !whitespace)) {
      lineBreak();
    }
    if (column < to) {
      whitespace = true;
      append(" ".repeat(to - column));
    }
  }

  private void lineBreak() {
    out.append('\n');
    whitespace = true;
    indention = true;
    column = 0;
  }

  private void plain(String text, boolean fold) {
    if (!whitespace) {
      append(" ");
    }
    whitespace = false;
    indention = false;
    int start = 0;
    boolean spaces = false;
    for (int end = 0; end <= text.length(); end++) {
      char c = end < text.length() ? text.charAt(end) : 0;
      if (spaces) {
        if (c != ' ') {
          if (start + 1 == end && column > style.width() && fold) {
            startLine();
            whitespace = false;
            indention = false;
          } else {
            append(text.substring(start, end));
          }
          start = end;
        }
      } else if (c == 0 || c == ' ') {
        append(text.substring(start, end));
        start = end;
      }
      spaces = c == ' ';
    }
  }

  private void singleQuoted(String text, boolean fold) {
    indicator("'", true, false, false);
    int start = 0;
    boolean spaces = false;
    boolean breaks = false;
    for (int end = 0; end <= text.length(); end++) {
      char c = end < text.length() ? text.charAt(end) : 0;
      if (spaces) {
        if (c != ' ') {
          boolean folds =
              start + 1 == end
                  && column > style.width()
                  && fold
                  && start != 0
                  && end != text.length();
          if (folds) {
            startLine();
          } else {
            append(text.substring(start, end));
          }
          start = end;
        }
      } else if (breaks) {
        if (c == 0 || !YamlScalar.isBreak(c)) {
          breaks(text.substring(start, end));
          start = end;
        }
      } else if (c == 0 || c == ' ' || c == '\'' || YamlScalar.isBreak(c)) {
        append(text.substring(start, end));
        start = end;
      }
      if (c == '\'') {
        append("''");
        start = end + 1;
      }
      spaces = c == ' ';
      breaks = c != 0 && YamlScalar.isBreak(c);
    }
    indicator("'", false, false, false);
  }

  private void breaks(String run) {
    if (run.charAt(0) == '\n') {
      lineBreak();
    }
    for (int i = 0; i < run.length(); i++) {
      if (run.charAt(i) == '\n') {
        lineBreak();
      } else {
        out.append(run.charAt(i));
        column = 0;
        whitespace = true;
        indention = true;
      }
    }
    startLine();
  }

  private void doubleQuoted(String text, boolean fold) {
    indicator("\"", true, false, false);
    int start = 0;
    int size = text.length();
    for (int end = 0; end <= size; end++) {
      int c = end < size ? text.codePointAt(end) : -1;
      boolean kept =
          c >= 0
              && c != '"'
              && c != '\\'
              && c < 0x10000
              && ((c >= ' ' && c <= '~')
                  || (c != 0x85 && c != 0x2028 && c != 0x2029 && YamlScalar.printable((char) c)));
      if (!kept) {
        append(text.substring(start, end));
        start = end;
        if (c >= 0) {
          append(escape(c));
          end += Character.charCount(c) - 1;
          start = end + 1;
        }
      }
      boolean folds =
          end > 0
              && end < size - 1
              && (c == ' ' || start >= end)
              && column + (end - start) > style.width()
              && fold;
      if (folds) {
        append((start < end ? text.substring(start, end) : "") + "\\");
        start = Math.max(start, end);
        startLine();
        whitespace = false;
        indention = false;
        if (start < size && text.charAt(start) == ' ') {
          append("\\");
        }
      }
    }
    indicator("\"", false, false, false);
  }

  private static String escape(int c) {
    return switch (c) {
      case 0 -> "\\0";
      case 7 -> "\\a";
      case 8 -> "\\b";
      case 9 -> "\\t";
      case 10 -> "\\n";
      case 11 -> "\\v";
      case 12 -> "\\f";
      case 13 -> "\\r";
      case 27 -> "\\e";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0x85 -> "\\N";
      case 0xa0 -> "\\_";
      case 0x2028 -> "\\L";
      case 0x2029 -> "\\P";
      default ->
          c < 0x100
              ? "\\x%02X".formatted(c)
              : c < 0x10000 ? "\\u%04X".formatted(c) : "\\U%08X".formatted(c);
    };
  }
}
