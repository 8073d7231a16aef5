package weir.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.template.filter.CombinationFilters;
import weir.template.filter.DictFilters;
import weir.template.regex.PythonPattern;
import weir.template.value.Rows;
import weir.template.value.Text;
import weir.template.value.Truth;
import weir.template.value.Tuple;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** The lookups that need nothing but their arguments and the variables. */
final class PureLookups {
  static final Set<String> NAMES =
      Set.of(
          "list",
          "items",
          "dict",
          "vars",
          "varnames",
          "together",
          "nested",
          "cartesian",
          "sequence",
          "subelements",
          "indexed_items",
          "flattened",
          "random_choice");

  private PureLookups() {}

  static List<@Nullable Object> run(String name, LookupCall call, Session session) {
    List<@Nullable Object> terms = call.terms();
    return switch (name) {
      case "items" -> flatOnce(terms);
      case "dict" -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (Object term : terms) {
          if (!(term instanceof Map<?, ?>) && !(term instanceof List<?>)) {
            throw new ValueException("with_dict expects a dict");
          }
          for (Object dict : term instanceof List<?> list ? list : List.of(term)) {
            items.addAll(DictFilters.toItems(dict, "key", "value"));
          }
        }
        yield items;
      }
      case "vars" -> variables(call, session);
      case "varnames" -> names(call, session);
      case "together" -> {
        if (terms.isEmpty()) {
          throw new ValueException("with_together requires at least one element in each list");
        }
        List<@Nullable Object> rows = new ArrayList<>();
        CombinationFilters.zip(rows(terms), true, null)
            .forEach(row -> rows.add(flatOnce(Rows.of(row))));
        yield rows;
      }
      case "nested", "cartesian" -> {
        List<@Nullable Object> rows = new ArrayList<>();
        CombinationFilters.product(rows(terms)).forEach(row -> rows.add(flatOnce(Rows.of(row))));
        yield rows;
      }
      case "sequence" -> SequenceLookup.run(call);
      case "subelements" -> {
        if (terms.size() < 2) {
          throw new ValueException("subelements lookup expects a list of two or three items");
        }
        Object flags = terms.size() > 2 ? terms.get(2) : null;
        boolean skip = flags instanceof Map<?, ?> map && Truth.of(map.get("skip_missing"));
        yield CombinationFilters.subelements(
            terms.get(0), terms.get(1), skip || Truth.of(call.options().get("skip_missing")), true);
      }
      case "indexed_items" -> {
        List<@Nullable Object> pairs = new ArrayList<>();
        for (Object item : flatOnce(terms)) {
          pairs.add(Tuple.of((long) pairs.size(), item));
        }
        yield pairs;
      }
      case "flattened" -> {
        List<@Nullable Object> flat = new ArrayList<>();
        flatten(terms, flat);
        yield flat;
      }
      case "random_choice" -> {
        List<@Nullable Object> chosen = new ArrayList<>();
        if (!terms.isEmpty()) {
          chosen.add(terms.get(ThreadLocalRandom.current().nextInt(terms.size())));
        }
        yield chosen;
      }
      default -> new ArrayList<>(terms);
    };
  }

  private static List<List<@Nullable Object>> rows(List<@Nullable Object> terms) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Object term : terms) {
      rows.add(term instanceof List<?> || term instanceof Tuple ? Rows.of(term) : single(term));
    }
    return rows;
  }

  private static List<@Nullable Object> single(@Nullable Object item) {
    List<@Nullable Object> list = new ArrayList<>();
    list.add(item);
    return list;
  }

  private static List<@Nullable Object> flatOnce(List<@Nullable Object> terms) {
    List<@Nullable Object> flat = new ArrayList<>();
    for (Object term : terms) {
      if (term instanceof List<?> || term instanceof Tuple) {
        flat.addAll(Rows.of(term));
      } else {
        flat.add(term);
      }
    }
    return flat;
  }

  private static void flatten(List<@Nullable Object> terms, List<@Nullable Object> flat) {
    for (Object term : terms) {
      if (term instanceof List<?> || term instanceof Tuple) {
        flatten(Rows.of(term), flat);
      } else if (term != null && !"None".equals(term) && !"null".equals(term)) {
        flat.add(term);
      }
    }
  }

  private static List<@Nullable Object> variables(LookupCall call, Session session) {
    boolean hasDefault = call.options().containsKey("default");
    List<@Nullable Object> values = new ArrayList<>();
    for (Object term : call.terms()) {
      if (!(term instanceof String name)) {
        throw new ValueException(
            "Invalid setting identifier, \"%s\" is not a string".formatted(Text.str(term)));
      }
      Object raw = call.variables().get(name);
      Object value =
          raw == Variables.ABSENT
              ? Undefined.because("No variable found with this name: " + name)
              : session.resolve(raw, call.variables());
      if (value instanceof Undefined undefined) {
        if (!hasDefault) {
          throw undefined.failure();
        }
        value = call.options().get("default");
      }
      values.add(value);
    }
    return values;
  }

  private static List<@Nullable Object> names(LookupCall call, Session session) {
    List<@Nullable Object> found = new ArrayList<>();
    for (Object term : call.terms()) {
      if (!(term instanceof String source)) {
        throw new TemplateException(
            TemplateException.Kind.EVALUATION,
            Diagnostic.error(
                "Invalid setting identifier, \"%s\" is not a string".formatted(Text.str(term)),
                null),
            null);
      }
      PythonPattern pattern = PythonPattern.of(source, false, false, session.deadline());
      for (String name : call.variables().names()) {
        if (pattern.search(name)) {
          found.add(name);
        }
      }
    }
    return found;
  }
}
