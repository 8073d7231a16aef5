package weir.executor.lookup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.template.LookupCall;
import weir.template.value.ValueException;

/** {@code csvfile}: a column of the row that starts with a key. */
final class CsvLookup {
  private static final String NAME = "csvfile";
  private final LookupFiles files;

  CsvLookup(LookupFiles files) {
    this.files = files;
  }

  List<@Nullable Object> run(LookupCall call) {
    List<@Nullable Object> results = new ArrayList<>();
    for (String term : Terms.of(call)) {
      InlineOptions inline = InlineOptions.of(term, NAME, call.options());
      Options options = Options.of(NAME, inline.options());
      Object value = value(inline.term(), options, call);
      if (value != null) {
        results.add(value);
      }
    }
    return results;
  }

  private @Nullable Object value(String key, Options options, LookupCall call) {
    String given = options.text("delimiter", "TAB");
    char delimiter = given.equals("TAB") || given.isEmpty() ? '\t' : given.charAt(0);
    String text = files.read(NAME, options.text("file", "ansible.csv"), call, "files").text();
    int column = Math.toIntExact(options.number("col", 1));
    for (List<String> row : rows(text, delimiter)) {
      if (row.getFirst().equals(key)) {
        if (column < 0 || column >= row.size()) {
          throw new ValueException("csvfile: the row '%s' has no column %d".formatted(key, column));
        }
        return row.get(column);
      }
    }
    return options.get("default");
  }

  /** The rows that have a field; a field in double quotes may hold delimiters and line ends. */
  private static List<List<String>> rows(String text, char delimiter) {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    String all = text.endsWith("\n") ? text : text + "\n";
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      if (quoted) {
        boolean doubled = c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"';
        if (doubled || c != '"') {
          field.append(c);
          i += doubled ? 1 : 0;
        } else {
          quoted = false;
        }
      } else if (c == '"' && field.isEmpty()) {
        quoted = true;
      } else if (c == delimiter || c == '\n') {
        row.add(field.toString());
        field.setLength(0);
        if (c == '\n') {
          if (row.size() > 1 || !row.getFirst().isEmpty()) {
            rows.add(row);
          }
          row = new ArrayList<>();
        }
      } else if (c != '\r') {
        field.append(c);
      }
    }
    return rows;
  }
}
