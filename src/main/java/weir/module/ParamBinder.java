package weir.module;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns a task's evaluated arguments into a module's parameters. */
public final class ParamBinder {
  private ParamBinder() {}

  /**
   * The parameters.
   *
   * @param args values by name or alias; files and templates are {@link Source}s already
   */
  public static <P extends Record> P bind(Class<P> type, Map<String, Object> args) {
    List<ParamSpec> specs = ParamSpec.of(type);
    Map<String, Object> left = new LinkedHashMap<>(args);
    List<@Nullable Object> values = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (ParamSpec spec : specs) {
      if (spec.from() == Param.From.OTHER_KEYS) {
        values.add(left);
        continue;
      }
      boolean isNull = spec.nullCounts() && left.containsKey(spec.name());
      Object given = take(spec, left);
      if (given == null && spec.required()) {
        missing.add(spec.name());
      }
      values.add(
          given != null
              ? ParamValue.convert(spec, given)
              : isNull ? null : ParamValue.fallback(spec));
    }
    boolean open = specs.stream().anyMatch(spec -> spec.from() == Param.From.OTHER_KEYS);
    if (!open && !left.isEmpty()) {
      throw unsupported(specs, left);
    }
    if (!missing.isEmpty()) {
      throw new ModuleFailure("missing required arguments: " + String.join(", ", missing));
    }
    P params = construct(type, values);
    if (params instanceof Checked checked) {
      checked.check();
    }
    return params;
  }

  private static @Nullable Object take(ParamSpec spec, Map<String, Object> left) {
    Object found = null;
    for (String name : spec.allNames().reversed()) {
      if (left.containsKey(name)) {
        Object value = left.remove(name);
        found = value == null ? found : value;
      }
    }
    return found;
  }

  private static ModuleFailure unsupported(List<ParamSpec> specs, Map<String, Object> left) {
    TreeSet<String> known = new TreeSet<>();
    specs.forEach(spec -> known.addAll(spec.allNames()));
    return new ModuleFailure(
        "Unsupported parameters: %s. Supported parameters include: %s."
            .formatted(String.join(", ", left.keySet()), String.join(", ", known)));
  }

  private static <P extends Record> P construct(Class<P> type, List<@Nullable Object> values) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return type.cast(constructor.newInstance(values.toArray()));
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ModuleFailure failure) {
        throw failure;
      }
      throw new IllegalStateException("Cannot make %s. This is a bug in Weir.".formatted(type), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make %s. This is a bug in Weir.".formatted(type), e);
    }
  }
}
