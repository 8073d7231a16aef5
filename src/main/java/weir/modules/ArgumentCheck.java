package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares arguments with a specification of them, in Ansible's words. */
final class ArgumentCheck {
  private static final Set<String> TRUTHS =
      Set.of("yes", "no", "on", "off", "true", "false", "y", "n", "t", "f", "1", "0");
  private final List<String> errors = new ArrayList<>();
  private final Set<String> unsupported = new TreeSet<>();
  private Set<String> supported = Set.of();

  private ArgumentCheck() {}

  /** What is wrong, nothing when all is as specified. */
  static List<String> errors(Map<?, ?> spec, Map<?, ?> given) {
    ArgumentCheck check = new ArgumentCheck();
    check.level(spec, given, List.of());
    if (!check.unsupported.isEmpty()) {
      check.errors.add(
          "%s. Supported parameters include: %s."
              .formatted(String.join(", ", check.unsupported), String.join(", ", check.supported)));
    }
    return check.errors;
  }

  private void level(Map<?, ?> spec, Map<?, ?> given, List<String> path) {
    String found = path.isEmpty() ? "" : " found in " + String.join(" -> ", path);
    for (Object name : given.keySet()) {
      if (!spec.containsKey(name)) {
        List<String> place = new ArrayList<>(path);
        place.add(String.valueOf(name));
        unsupported.add(String.join(".", place));
        supported = names(spec.keySet());
      }
    }
    Set<String> missing = new TreeSet<>();
    spec.forEach((name, option) -> {
      if (Boolean.TRUE.equals(part(option, "required")) && !given.containsKey(name)) {
        missing.add(String.valueOf(name));
      }
    });
    if (!missing.isEmpty()) {
      errors.add("missing required arguments: " + String.join(", ", missing) + found);
    }
    given.forEach((name, value) -> {
      if (value != null && spec.get(name) instanceof Map<?, ?> option) {
        option(String.valueOf(name), option, value, found);
        nested(String.valueOf(name), option, value, path);
      }
    });
  }

  private void option(String name, Map<?, ?> option, Object value, String found) {
    String type = word(part(option, "type"), "str");
    String where = found.isEmpty() ? "" : found.replace("in ", "in '") + "'.";
    String trouble = ArgumentType.trouble(type, value);
    if (trouble != null) {
      errors.add(
          "argument '%s' is of type %s%s and we were unable to convert to %s: %s"
              .formatted(name, ArgumentType.shown(value), where, type, trouble));
      return;
    }
    String elements = word(part(option, "elements"), "");
    if (type.equals("list") && !elements.isEmpty()) {
      for (Object element : ArgumentType.list(value)) {
        String wrong = ArgumentType.trouble(elements, element);
        if (wrong != null) {
          errors.add(
              "Elements value for option '%s'%s is of type %s and we were unable to convert to %s: %s"
                  .formatted(name, found, ArgumentType.shown(element), elements, wrong));
        }
      }
    }
    choices(name, option, value, found);
  }

  private void choices(String name, Map<?, ?> option, Object value, String found) {
    if (!(part(option, "choices") instanceof List<?> choices)) {
      return;
    }
    String allowed = choices.stream().map(String::valueOf).collect(Collectors.joining(", "));
    Set<String> words = names(choices);
    if (value instanceof List<?> list) {
      String strange =
          list.stream()
              .map(String::valueOf)
              .filter(each -> !words.contains(each))
              .collect(Collectors.joining(", "));
      if (!strange.isEmpty()) {
        errors.add(
            "value of %s must be one or more of: %s. Got no match for: %s%s"
                .formatted(name, allowed, strange, found));
      }
    } else if (!words.contains(String.valueOf(value))) {
      errors.add(
          "value of %s must be one of: %s, got: %s%s".formatted(name, allowed, value, found));
    }
  }

  private void nested(String name, Map<?, ?> option, Object value, List<String> path) {
    if (!(part(option, "options") instanceof Map<?, ?> inner)) {
      return;
    }
    List<String> deeper = new ArrayList<>(path);
    deeper.add(name);
    List<?> all = value instanceof List<?> list ? list : List.of(value);
    for (Object each : all) {
      if (each instanceof Map<?, ?> map) {
        level(inner, map, deeper);
      }
    }
  }

  /** Whether a word means true or false. */
  static boolean isTruth(String word) {
    return TRUTHS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static Set<String> names(Iterable<?> values) {
    Set<String> names = new TreeSet<>();
    values.forEach(value -> names.add(String.valueOf(value)));
    return names;
  }

  private static @Nullable Object part(@Nullable Object option, String name) {
    return option instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static String word(@Nullable Object value, String otherwise) {
    return value == null ? otherwise : value.toString();
  }
}
