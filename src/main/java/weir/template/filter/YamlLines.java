package weir.template.filter;

/** The lines of a YAML text as they grow, and how libyaml writes and folds a scalar in them. */
final class YamlLines {
  private final int width;
  private final StringBuilder out = new StringBuilder();
  private int indent = -1;
  private int column;
  private boolean whitespace = true;
  private boolean indention = true;

  /** Folds behind this column. */
  YamlLines(int width) {
    this.width = width;
  }

  /** Where lines start from now on; negative for nowhere yet. */
  void indent(int columns) {
    indent = columns;
  }

  /** How many characters the last line has. */
  int column() {
    return column;
  }

  /** Whether nothing but what leads in the line has been written. */
  boolean isIndention() {
    return indention;
  }

  /** How many characters there are. */
  int length() {
    return out.length();
  }

  void indicator(String text, boolean needsSpace, boolean leavesSpace, boolean leavesIndention) {
    append(whitespace || !needsSpace ? text : " " + text);
    whitespace = leavesSpace;
    indention &= leavesIndention;
  }

  void append(String text) {
    out.append(text);
    column += text.codePointCount(0, text.length());
  }

  void startLine() {
    int to = Math.max(0, indent);
    if (!indention || column > to || (column == to && !whitespace)) {
      lineBreak();
    }
    if (column < to) {
      whitespace = true;
      append(" ".repeat(to - column));
    }
  }

  void lineBreak() {
    out.append('\n');
    whitespace = true;
    indention = true;
    column = 0;
  }

  void plain(String text, boolean fold) {
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
          if (start + 1 == end && column > width && fold) {
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

  void singleQuoted(String text, boolean fold) {
    indicator("'", true, false, false);
    int start = 0;
    boolean spaces = false;
    boolean breaks = false;
    for (int end = 0; end <= text.length(); end++) {
      char c = end < text.length() ? text.charAt(end) : 0;
      if (spaces) {
        if (c != ' ') {
          boolean folds =
              start + 1 == end && column > width && fold && start != 0 && end != text.length();
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

  /** One character of a block. */
  void character(char c) {
    append(String.valueOf(c));
    indention = false;
  }

  void doubleQuoted(String text, boolean fold) {
    indicator("\"", true, false, false);
    boolean spaces = false;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      boolean inner = i > 0 && i < text.length() - 1;
      if (c == ' ' && fold && inner && !spaces && column > width) {
        startLine();
        append(text.charAt(i + 1) == ' ' ? "\\" : "");
      } else {
        append(kept(c) ? Character.toString(c) : escape(c));
      }
      spaces = c == ' ';
    }
    indicator("\"", false, false, false);
    whitespace = false;
    indention = false;
  }

  private static boolean kept(int c) {
    return c != '"'
        && c != '\\'
        && c < 0x10000
        && ((c >= ' ' && c <= '~')
            || (c != 0x85 && c != 0x2028 && c != 0x2029 && YamlScalar.printable((char) c)));
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

  /** What was written. */
  @Override
  public String toString() {
    return out.toString();
  }
}
