package weir.cli.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.source.Span;

/**
 * Reads the INI dialect of {@code ansible.cfg}: {@code key = value} or {@code key: value}, values
 * that go on in deeper lines, comment lines with {@code #} or {@code ;}, and {@code ;} after white
 * space for a comment behind a value.
 */
final class IniReader {
  private final SourceFile file;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final Map<String, IniEntry> entries = new LinkedHashMap<>();
  private final Map<String, Span> sections = new LinkedHashMap<>();
  private @Nullable String section;
  private @Nullable IniEntry open;
  private int openIndent;
  private int blanks;

  private IniReader(SourceFile file) {
    this.file = file;
  }

  /**
   * All entries in their order.
   *
   * @throws DiagnosticException with every mistake of the file
   */
  static List<IniEntry> read(SourceFile file) {
    IniReader reader = new IniReader(file);
    String text = file.text();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      reader.line(text.substring(start, end), start);
      start = end + 1;
    }
    if (!reader.errors.isEmpty()) {
      throw new DiagnosticException(reader.errors);
    }
    return List.copyOf(reader.entries.values());
  }

  private void line(String whole, int offset) {
    String line = withoutComment(whole);
    String text = line.strip();
    if (text.isEmpty()) {
      if (whole.isBlank()) {
        blanks++;
      }
      return;
    }
    int indent = line.length() - line.stripLeading().length();
    int start = offset + indent;
    Span span = file.span(start, start + text.length());
    if (open != null && indent > openIndent) {
      put(
          new IniEntry(
              open.section(),
              open.key(),
              open.value() + "\n".repeat(blanks + 1) + text,
              open.span()));
      blanks = 0;
      return;
    }
    blanks = 0;
    openIndent = indent;
    if (text.startsWith("[")) {
      header(text, span);
    } else {
      entry(text, span);
    }
  }

  private void header(String text, Span span) {
    open = null;
    int end = text.lastIndexOf(']');
    if (end < 2) {
      errors.add(
          Diagnostic.error("this section has no end", span)
              .withDetail("A section is a name in brackets: [defaults]."));
      return;
    }
    String name = text.substring(1, end);
    section = name;
    Span first = sections.putIfAbsent(name, span);
    if (first != null) {
      errors.add(
          Diagnostic.error("the section [%s] is here twice".formatted(name), span)
              .withDetail("It starts in line %d already.".formatted(first.line()))
              .withHint("Move these lines up into it."));
    }
  }

  private void entry(String text, Span span) {
    open = null;
    int delimiter = delimiter(text);
    if (delimiter < 0) {
      errors.add(
          Diagnostic.error("this is no setting", span)
              .withDetail("A setting is written 'name = value'; a section is a name in brackets."));
      return;
    }
    if (section == null) {
      errors.add(
          Diagnostic.error("this setting stands in no section", span)
              .withHint("Most settings belong below a line [defaults]."));
      return;
    }
    String key = text.substring(0, delimiter).strip().toLowerCase(Locale.ROOT);
    if (key.isEmpty()) {
      errors.add(Diagnostic.error("this setting has no name", span));
      return;
    }
    IniEntry first = entries.get(id(section, key));
    if (first != null) {
      errors.add(
          Diagnostic.error("'%s' is set twice".formatted(key), span)
              .withDetail("It is set in line %d already.".formatted(first.span().line()))
              .withHint("Remove one of the two."));
      return;
    }
    put(new IniEntry(section, key, text.substring(delimiter + 1).strip(), span));
  }

  private void put(IniEntry entry) {
    open = entry;
    entries.put(id(entry.section(), entry.key()), entry);
  }

  private static String id(String section, String key) {
    return section + "]" + key;
  }

  private static int delimiter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '=' || text.charAt(i) == ':') {
        return i;
      }
    }
    return -1;
  }

  private static String withoutComment(String line) {
    String text = line.stripLeading();
    if (text.startsWith("#") || text.startsWith(";")) {
      return "";
    }
    for (int at = line.indexOf(';'); at > 0; at = line.indexOf(';', at + 1)) {
      if (Character.isWhitespace(line.charAt(at - 1))) {
        return line.substring(0, at);
      }
    }
    return line;
  }
}
