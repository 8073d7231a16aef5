package weir.modules;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;

/** The text of a unit file, made from parameters. */
final class UnitText {
  private final UnitParams params;
  private final Map<String, List<String>> sections = new LinkedHashMap<>();

  private UnitText(UnitParams params) {
    this.params = params;
  }

  /** The first parameter given that is a directive, or "". */
  static String firstDirective(UnitParams params) {
    for (RecordComponent component : UnitParams.class.getRecordComponents()) {
      boolean directive =
          component.isAnnotationPresent(Directive.class) || component.getName().equals("settings");
      if (directive && given(value(params, component))) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
      }
    }
    return "";
  }

  static UnitFile of(UnitParams params) {
    UnitText text = new UnitText(params);
    for (String section : List.of("Unit", text.own())) {
      text.sections.put(section, new ArrayList<>());
    }
    text.defaults();
    for (RecordComponent component : UnitParams.class.getRecordComponents()) {
      Directive directive = component.getAnnotation(Directive.class);
      Object value = value(params, component);
      if (directive != null && value != null && given(value)) {
        String key = directive.key().isEmpty() ? capitals(component.getName()) : directive.key();
        // A socket's unit is called Service.
        text.add(directive.value(), key, value);
      }
    }
    text.settings();
    List<String> install = text.sections.remove("Install");
    text.sections.put("Install", install == null ? text.installed() : install);
    StringBuilder all = new StringBuilder();
    text.sections.forEach((section, lines) -> {
      if (!lines.isEmpty()) {
        all.append(all.isEmpty() ? "" : "\n").append("[").append(section).append("]\n");
        lines.forEach(line -> all.append(line).append('\n'));
      }
    });
    return new UnitFile(all.toString());
  }

  /** The section that is named after the unit's type. */
  private String own() {
    return capitals(params.suffix());
  }

  private void defaults() {
    if (params.dropin().isEmpty() && params.suffix().equals("service") && params.type() == null) {
      add("Service", "Type", "exec");
    }
  }

  private List<String> installed() {
    if (!params.dropin().isEmpty()) {
      return List.of();
    }
    return switch (params.suffix()) {
      case "service" -> List.of("WantedBy=multi-user.target");
      case "timer" -> List.of("WantedBy=timers.target");
      case "socket" -> List.of("WantedBy=sockets.target");
      case "path" -> List.of("WantedBy=paths.target");
      default -> List.of();
    };
  }

  private void add(String section, String key, Object value) {
    List<String> lines = sections.computeIfAbsent(section, name -> new ArrayList<>());
    // A second command is an error, so the one below must be taken back first.
    if (!params.dropin().isEmpty() && key.equals("ExecStart")) {
      lines.add("ExecStart=");
    }
    switch (value) {
      case Map<?, ?> map ->
          map.forEach((name, text) ->
              lines.add("%s=%s".formatted(key, assignment(name.toString(), text.toString()))));
      case List<?> list when JOINED.contains(key) ->
          lines.add(
              "%s=%s".formatted(key, String.join(" ", list.stream().map(UnitText::word).toList())));
      case List<?> list -> list.forEach(item -> lines.add("%s=%s".formatted(key, word(item))));
      default -> lines.add("%s=%s".formatted(key, word(value)));
    }
  }

  private static final List<String> JOINED =
      List.of("After", "Before", "Wants", "Requires", "OnFailure", "WantedBy");

  private void settings() {
    params
        .settings()
        .forEach((section, inner) -> {
          if (!(inner instanceof Map<?, ?> map)) {
            throw new ModuleFailure(
                "settings is a mapping of sections to mappings, such as {Service: {Nice: 5}}");
          }
          map.forEach((key, value) -> {
            if (value != null) {
              add(section, key.toString(), value);
            }
          });
        });
  }

  /** A value as systemd reads it: its own words for yes and no, and nothing over more lines. */
  private static String word(Object value) {
    String word =
        switch (value) {
          case Boolean yes -> yes ? "yes" : "no";
          case Enum<?> one -> ServiceWords.word(one);
          default -> value.toString().strip();
        };
    if (word.indexOf('\n') >= 0) {
      throw new ModuleFailure(
          "a directive is one line; this value has several: "
              + word.lines().findFirst().orElse(""));
    }
    return word;
  }

  /** One assignment of Environment=, so that systemd takes the value as it is. */
  static String assignment(String name, String value) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new ModuleFailure("environment: %s is no name of a variable".formatted(name));
    }
    String escaped = value.replace("%", "%%").replace("\\", "\\\\");
    boolean plain = value.matches("[^\\s\"'\\\\]+");
    return plain
        ? name + "=" + escaped
        : "\"%s=%s\"".formatted(name, escaped.replace("\"", "\\\"").replace("\n", "\\n"));
  }

  private static boolean given(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case String text -> !text.isEmpty();
      case List<?> list -> !list.isEmpty();
      case Map<?, ?> map -> !map.isEmpty();
      default -> true;
    };
  }

  private static @Nullable Object value(UnitParams params, RecordComponent component) {
    try {
      return component.getAccessor().invoke(params);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "Cannot read %s. This is a bug in Weir.".formatted(component), e);
    }
  }

  private static String capitals(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
