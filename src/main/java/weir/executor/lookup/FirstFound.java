package weir.executor.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.LookupCall;
import weir.template.value.Text;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** {@code first_found}: of several files the first that exists. */
final class FirstFound {
  private static final String NAME = "first_found";
  private static final String[] FOLDERS = {"files", "templates", "vars"};
  private final LookupFiles files;

  FirstFound(LookupFiles files) {
    this.files = files;
  }

  /** What is looked for, and whether none is an answer too. */
  private static final class Search {
    final List<String> names = new ArrayList<>();
    boolean skip;
  }

  List<@Nullable Object> run(LookupCall call) {
    Search search = new Search();
    if (call.terms().isEmpty()) {
      add(Map.copyOf(present(call.options())), search);
    }
    add(call.terms(), call, search);
    for (String name : search.names) {
      Path found = files.find(name, call, FOLDERS);
      if (found != null) {
        return List.of(found.toString());
      }
    }
    if (search.skip) {
      return List.of();
    }
    throw new ValueException(
        "No file was found when using first_found. Looked for: " + String.join(", ", search.names));
  }

  private static void add(List<?> terms, LookupCall call, Search search) {
    for (Object term : terms) {
      switch (term) {
        case null -> throw unusable(term);
        case Undefined _ -> {}
        case List<?> several -> add(several, call, search);
        case Map<?, ?> options -> add(options, search);
        case String name -> {
          Options options = options(call.options());
          search.skip = options.flag("skip", false);
          if (options.get("files") == null && options.get("paths") == null) {
            search.names.add(name);
          } else {
            add(call.options(), search);
          }
        }
        case Object other -> throw unusable(other);
      }
    }
  }

  private static void add(Map<?, ?> term, Search search) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    term.forEach((key, value) -> named.put(String.valueOf(key), value));
    Options options = options(named);
    search.skip = options.flag("skip", false);
    List<String> names = split(options.get("files"), "[,;]");
    List<String> paths = split(options.get("paths"), "[,:;]");
    if (paths.isEmpty()) {
      search.names.addAll(names);
    }
    for (String path : paths) {
      for (String name : names) {
        search.names.add(name.startsWith("/") ? name : Path.of(path, name).toString());
      }
    }
  }

  private static Options options(Map<String, ? extends @Nullable Object> values) {
    return Options.of(NAME, values);
  }

  private static Map<String, Object> present(Map<String, ? extends @Nullable Object> options) {
    Map<String, Object> present = new LinkedHashMap<>();
    options.forEach((name, value) -> {
      if (value != null) {
        present.put(name, value);
      }
    });
    return present;
  }

  private static List<String> split(@Nullable Object value, String separators) {
    return switch (value) {
      case null -> List.of();
      case List<?> several -> {
        List<String> parts = new ArrayList<>();
        several.forEach(each -> parts.addAll(split(each, separators)));
        yield parts;
      }
      case Undefined _ -> List.of();
      case Object one -> List.of(Text.str(one).split(separators, -1));
    };
  }

  private static ValueException unusable(@Nullable Object term) {
    return new ValueException(
        "first_found takes names, lists of names and mappings, not " + Text.str(term));
  }
}
