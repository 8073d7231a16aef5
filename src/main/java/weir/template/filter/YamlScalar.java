package weir.template.filter;

import java.util.regex.Pattern;

/**
 * What a text needs to be written in YAML 1.1.
 *
 * @param lines whether it has line ends
 * @param plainInFlow whether it may go without quotes within brackets
 * @param plainInBlock whether it may go without quotes elsewhere
 * @param singleQuoted whether single quotes will do
 * @param block whether it may be a block of lines
 */
record YamlScalar(
    boolean lines, boolean plainInFlow, boolean plainInBlock, boolean singleQuoted, boolean block) {
  private static final Pattern OTHER_TYPE =
      Pattern.compile(
          "|~|null|Null|NULL|<<|=|[!&*]"
              + "|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"
              + "|[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(?:inf|Inf|INF)"
              + "|\\.(?:nan|NaN|NAN)"
              + "|[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+"
              + "|[0-9]{4}-[0-9]{2}-[0-9]{2}"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
              + "(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?");

  /** Looks at a string; one that would be read as another type is never plain. */
  static YamlScalar of(String text) {
    if (text.isEmpty()) {
      return new YamlScalar(false, false, false, true, false);
    }
    boolean block = text.startsWith("---") || text.startsWith("...");
    boolean flow = block;
    boolean lines = false;
    boolean special = false;
    boolean edgeSpace = false;
    boolean edgeBreak = false;
    boolean breakSpace = false;
    boolean spaceBreak = false;
    boolean afterSpace = false;
    boolean afterBreak = false;
    boolean preceded = true;
    int size = text.length();
    for (int i = 0; i < size; i++) {
      char c = text.charAt(i);
      boolean followed =
          i + 1 >= size || " \t\r\n\u0085\u2028\u2029".indexOf(text.charAt(i + 1)) >= 0;
      if (i == 0) {
        boolean mark = "#,[]{}&*!|>'\"%@`".indexOf(c) >= 0 || (c == '-' && followed);
        flow |= mark || c == '?' || c == ':';
        block |= mark || ((c == '?' || c == ':') && followed);
      } else {
        boolean comment = c == '#' && preceded;
        flow |= ",?[]{}:".indexOf(c) >= 0 || comment;
        block |= (c == ':' && followed) || comment;
      }
      boolean ends = isBreak(c);
      lines |= ends || c == '\r';
      special |= !(c == '\n' || (c >= ' ' && c <= '~') || printable(c));
      if (c == ' ') {
        edgeSpace |= i == 0 || i == size - 1;
        breakSpace |= afterBreak;
      } else if (ends) {
        edgeBreak |= i == 0 || i == size - 1;
        spaceBreak |= afterSpace;
      }
      afterSpace = c == ' ';
      afterBreak = ends;
      preceded = " \t\r\n\u0085\u2028\u2029".indexOf(c) >= 0;
    }
    boolean quoted = edgeSpace || edgeBreak || breakSpace || spaceBreak || special || lines;
    boolean typed = OTHER_TYPE.matcher(text).matches();
    return new YamlScalar(
        lines,
        !quoted && !flow && !typed,
        !quoted && !block && !typed,
        !breakSpace && !spaceBreak && !special,
        !special);
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }

  /** Beyond ASCII and within the first plane; the rest is escaped. */
  static boolean printable(char c) {
    return c == '\u0085'
        || (c >= '\u00a0' && c <= '\ud7ff')
        || (c >= '\ue000' && c <= '\ufffd' && c != '\ufeff');
  }
}
