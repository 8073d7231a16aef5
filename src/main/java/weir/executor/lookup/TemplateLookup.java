package weir.executor.lookup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.LookupCall;
import weir.template.Template;
import weir.template.Variables;
import weir.template.value.ValueException;

/** {@code template}: the text a template file gives. */
final class TemplateLookup {
  private static final String NAME = "template";
  private static final String FOLDER = "templates";
  private static final List<String> MARKS =
      List.of(
          "variable_start_string",
          "variable_end_string",
          "comment_start_string",
          "comment_end_string");
  private final LookupFiles files;

  TemplateLookup(LookupFiles files) {
    this.files = files;
  }

  List<@Nullable Object> run(LookupCall call) {
    Options options = Options.of(call);
    return Terms.map(
        call,
        name -> {
          Path path = files.find(name, call, FOLDER);
          if (path == null) {
            throw new ValueException(
                "the template file %s could not be found for the lookup".formatted(name));
          }
          return call.engine()
              .render(
                  template(path, marks(options)),
                  variables(name, path, options, call),
                  other -> beside(other, path, call));
        });
  }

  private static Variables variables(String name, Path path, Options options, LookupCall call) {
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    if (call.variables().get("ansible_managed") == Variables.ABSENT) {
      own.put("ansible_managed", call.engine().options().managed());
    }
    own.put("template_host", "localhost");
    own.put("template_path", name);
    own.put("template_fullpath", path.toAbsolutePath().toString());
    own.put("template_uid", System.getProperty("user.name"));
    own.put("template_mtime", Instant.ofEpochMilli(path.toFile().lastModified()).toString());
    own.put("template_run_date", Instant.now().toString());
    if (options.get("template_vars") instanceof Map<?, ?> more) {
      more.forEach((key, value) -> own.put(String.valueOf(key), value));
    }
    return call.variables().with(own);
  }

  /** Which marks a template uses, where they are not the usual ones. */
  private static Map<String, String> marks(Options options) {
    Map<String, String> marks = new LinkedHashMap<>();
    for (String mark : MARKS) {
      String value = options.text(mark);
      if (value != null) {
        marks.put(mark, value);
      }
    }
    return marks;
  }

  private Template template(Path path, Map<String, String> marks) {
    return Template.file(files.read(NAME, path), marks);
  }

  private @Nullable Template beside(String name, Path from, LookupCall call) {
    Path sibling = from.resolveSibling(name);
    Path found = Files.isRegularFile(sibling) ? sibling : files.find(name, call, FOLDER);
    return found == null ? null : template(found, Map.of());
  }
}
