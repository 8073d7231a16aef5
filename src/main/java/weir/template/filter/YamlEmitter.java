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
   * @param quotes how every scalar is written: one of {@code ' " | >}, or 0 for as it needs
   * @param version what the text says it is written in, or null
   */
  record Style(
      int indent,
      int width,
      @Nullable Boolean flow,
      boolean sorted,
      boolean explicitStart,
      boolean explicitEnd,
      char quotes,
      @Nullable String version) {}

  private final Style style;
  private final YamlLines out;
  private final YamlBlocks blocks;
  private final Deque<Integer> indents = new ArrayDeque<>();
  private int indent = -1;
  private int flowLevel;
  private boolean open;

  YamlEmitter(Style style) {
    this.style = style;
    this.out = new YamlLines(style.width());
    this.blocks = new YamlBlocks(out, style.indent(), style.width());
  }

  String write(@Nullable Object value) {
    if (style.version() != null) {
      out.append("%YAML " + style.version());
      out.lineBreak();
    }
    if (style.explicitStart() || style.version() != null) {
      out.indicator("---", true, false, false);
    }
    node(value, false, false);
    if (out.column() > 0) {
      out.lineBreak();
    }
    if (style.explicitEnd() || open) {
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
    if (style.quotes() != 0 && (values.iterator().hasNext() || keys.iterator().hasNext())) {
      return false;
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
      out.indicator("[", true, true, false);
      flowLevel++;
      deeper(true, false);
      boolean first = true;
      for (Object item : items) {
        if (!first) {
          out.indicator(",", false, false, false);
        }
        first = false;
        foldFlow();
        node(item, false, false);
      }
      shallower();
      flowLevel--;
      out.indicator("]", false, false, false);
      return;
    }
    deeper(false, inMapping && !out.isIndention());
    for (Object item : items) {
      out.startLine();
      out.indicator("-", true, false, true);
      node(item, false, false);
    }
    shallower();
  }

  private void flowMapping(Map<?, ?> map) {
    out.indicator("{", true, true, false);
    flowLevel++;
    deeper(true, false);
    boolean first = true;
    for (Object key : keys(map)) {
      if (!first) {
        out.indicator(",", false, false, false);
      }
      first = false;
      foldFlow();
      if (isSimple(key)) {
        node(key, true, true);
        out.indicator(":", false, false, false);
      } else {
        out.indicator("?", true, false, false);
        node(key, true, false);
        foldFlow();
        out.indicator(":", true, false, false);
      }
      node(map.get(key), true, false);
    }
    shallower();
    flowLevel--;
    out.indicator("}", false, false, false);
  }

  private void foldFlow() {
    if (out.column() > style.width()) {
      out.startLine();
    }
  }

  private void blockMapping(Map<?, ?> map) {
    deeper(false, false);
    for (Object key : keys(map)) {
      out.startLine();
      if (isSimple(key)) {
        node(key, true, true);
        out.indicator(":", false, false, false);
      } else {
        out.indicator("?", true, false, true);
        node(key, true, false);
        out.startLine();
        out.indicator(":", true, false, true);
      }
      node(map.get(key), true, false);
    }
    shallower();
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
    out.indent(indent);
  }

  private void shallower() {
    indent = indents.pop();
    out.indent(indent);
  }

  private void scalar(String text, boolean typed, boolean simpleKey) {
    deeper(true, false);
    char how = how(YamlScalar.of(text), typed, simpleKey, text.endsWith(" "));
    if (typed && how != 0) {
      out.indicator("!", true, false, false);
    }
    open = false;
    switch (how) {
      case 0 -> out.plain(text, !simpleKey);
      case '\'' -> out.singleQuoted(text, !simpleKey);
      case '|' -> open = blocks.literal(text);
      case '>' -> open = blocks.folded(text);
      default -> out.doubleQuoted(text, !simpleKey);
    }
    shallower();
  }

  private char how(YamlScalar text, boolean typed, boolean simpleKey, boolean trailing) {
    char quotes = style.quotes();
    if (quotes == 0) {
      boolean fits = flowLevel > 0 ? text.plainInFlow() : text.plainInBlock();
      if (typed || fits) {
        return 0;
      }
    }
    if (quotes == '|' || quotes == '>') {
      boolean block = text.block() && !trailing && flowLevel == 0 && !simpleKey;
      return block ? quotes : '"';
    }
    boolean single = text.singleQuoted() && !(simpleKey && text.lines());
    return single && quotes != '"' ? '\'' : '"';
  }
}
