package weir.template.syntax;

import java.util.Set;

/**
 * How the text of a template is cut up.
 *
 * @param trimBlocks whether the line end after a tag is dropped
 * @param lstripBlocks whether the blanks before a tag at the start of a line are dropped
 * @param rawStrings whether backslashes in strings between expression braces stay as they are
 * @param tags tags beyond Jinja's own
 */
public record Dialect(
    String blockStart,
    String blockEnd,
    String expressionStart,
    String expressionEnd,
    String commentStart,
    String commentEnd,
    boolean trimBlocks,
    boolean lstripBlocks,
    boolean rawStrings,
    String lineEnd,
    Set<String> tags) {

  /** The marks everybody uses. */
  public static Dialect of(boolean rawStrings, Set<String> tags) {
    return new Dialect("{%", "%}", "{{", "}}", "{#", "#}", true, false, rawStrings, "\n", tags);
  }

  /** The same with one setting of a {@code #jinja2:} header changed; an unknown one is ignored. */
  public Dialect with(String setting, String value) {
    boolean on = value.equalsIgnoreCase("true") || value.equals("1");
    return new Dialect(
        setting.equals("block_start_string") ? value : blockStart,
        setting.equals("block_end_string") ? value : blockEnd,
        setting.equals("variable_start_string") ? value : expressionStart,
        setting.equals("variable_end_string") ? value : expressionEnd,
        setting.equals("comment_start_string") ? value : commentStart,
        setting.equals("comment_end_string") ? value : commentEnd,
        setting.equals("trim_blocks") ? on : trimBlocks,
        setting.equals("lstrip_blocks") ? on : lstripBlocks,
        rawStrings,
        setting.equals("newline_sequence") ? value : lineEnd,
        tags);
  }
}
