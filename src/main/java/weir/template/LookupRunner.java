package weir.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Nearest;
import weir.template.value.Arguments;
import weir.template.value.Text;
import weir.template.value.Truth;
import weir.template.value.ValueException;

/** {@code lookup(...)} and {@code query(...)}. */
final class LookupRunner {
  private LookupRunner() {}

  /** One result as it is, several as text with commas between, none as the empty text. */
  static @Nullable Object lookup(Arguments a, Rendering rendering) {
    Map<String, @Nullable Object> options = new LinkedHashMap<>(a.named());
    boolean list = Truth.of(options.remove("wantlist"));
    List<@Nullable Object> results = run(a, options, rendering);
    if (results == null) {
      return list ? new ArrayList<@Nullable Object>() : null;
    }
    if (list) {
      return results;
    }
    boolean texts = results.stream().allMatch(result -> result instanceof String);
    if (texts && !results.isEmpty()) {
      return String.join(",", results.stream().map(Text::str).toList());
    }
    return switch (results.size()) {
      case 1 -> results.getFirst();
      default -> results;
    };
  }

  /** All results as a list. */
  static List<@Nullable Object> query(Arguments a, Rendering rendering) {
    Map<String, @Nullable Object> options = new LinkedHashMap<>(a.named());
    options.remove("wantlist");
    List<@Nullable Object> results = run(a, options, rendering);
    return results == null ? new ArrayList<>() : results;
  }

  /** The results, or null when a failure is to be passed over. */
  private static @Nullable List<@Nullable Object> run(
      Arguments a, Map<String, @Nullable Object> options, Rendering rendering) {
    String name = a.text(0, "name");
    String errors = options.containsKey("errors") ? Text.str(options.remove("errors")) : "strict";
    try {
      Session session = rendering.session();
      List<@Nullable Object> terms = new ArrayList<>();
      for (Object term : a.from(1).all()) {
        terms.add(session.plain(term, rendering.variables()));
      }
      return run(name, terms, options, rendering.variables(), session);
    } catch (ValueException | TemplateException e) {
      boolean unknown = e instanceof ValueException v && v.kind() == ValueException.Kind.UNKNOWN;
      if (errors.equals("strict") || unknown) {
        throw e;
      }
      return null;
    }
  }

  /** Runs a lookup by name: a pure one of the language, or one of the controller. */
  static List<@Nullable Object> run(
      String name,
      List<@Nullable Object> terms,
      Map<String, @Nullable Object> options,
      Variables variables,
      Session session) {
    String plain = name.substring(name.lastIndexOf('.') + 1);
    LookupSignatures.check(plain, options);
    Lookups outside = session.engine().options().lookups();
    LookupCall call = new LookupCall(terms, options, variables, session.engine());
    Lookup lookup = outside.find(plain);
    if (lookup != null) {
      return lookup.run(call);
    }
    if (PureLookups.NAMES.contains(plain)) {
      return PureLookups.run(plain, call, session);
    }
    List<String> names = new ArrayList<>(outside.names());
    names.addAll(PureLookups.NAMES);
    throw ValueException.unknown(
        "lookup plugin (%s) not found".formatted(name), Nearest.question(plain, names));
  }
}
