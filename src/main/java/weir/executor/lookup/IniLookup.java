package weir.executor.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import weir.source.SourceFile;
import weir.template.LookupCall;
import weir.template.value.ValueException;

/** {@code ini}: a value of an INI or properties file. */
final class IniLookup {
  private static final String NAME = "ini";
  private static final String PROPERTIES = "java_properties";
  private final LookupFiles files;

  IniLookup(LookupFiles files) {
    this.files = files;
  }

  List<@Nullable Object> run(LookupCall call) {
    List<@Nullable Object> results = new ArrayList<>();
    for (String term : Terms.of(call)) {
      InlineOptions inline = InlineOptions.of(term, NAME, call.options());
      Options options = Options.of(NAME, inline.options());
      add(inline.term(), options, call, results);
    }
    return results;
  }

  private void add(String key, Options options, LookupCall call, List<@Nullable Object> results) {
    boolean properties = options.text("type", NAME).equals("properties");
    String name = options.text("file", "ansible.ini");
    SourceFile file = files.read(NAME, name, call, "files");
    boolean bareKeys = options.flag("allow_no_value", false) || options.flag("allow_none", false);
    IniText text =
        IniText.read(
            name,
            file.text(),
            properties ? PROPERTIES : null,
            options.flag("case_sensitive", false),
            bareKeys);
    Map<String, @Nullable String> section =
        text.section(properties ? PROPERTIES : options.text("section", "global"));
    if (options.flag("re", false)) {
      Pattern pattern = pattern(key);
      section.forEach((each, value) -> {
        if (pattern.matcher(each).lookingAt()) {
          results.add(value);
        }
      });
      return;
    }
    Object value =
        section.containsKey(text.folded(key))
            ? section.get(text.folded(key))
            : options.text("default", "");
    if (value != null) {
      results.add(value);
    }
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new ValueException(
          "'%s' is no regular expression: %s".formatted(text, e.getDescription()));
    }
  }
}
