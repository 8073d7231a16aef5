package weir.module;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one parameter accepts, read off its record component.
 *
 * @param type the component's raw type
 * @param elementType what the elements of a list are, else Object
 * @param choices the only values allowed, empty for any
 * @param optional whether the component may be null
 */
public record ParamSpec(
    String name,
    List<String> aliases,
    Class<?> type,
    Class<?> elementType,
    String byDefault,
    List<String> choices,
    boolean required,
    boolean optional,
    boolean sensitive,
    boolean nullCounts,
    Param.From from,
    List<String> onHostWhen,
    String doc) {

  /** Read off once for each class: the JDK parses annotations anew each time they are asked for. */
  private static final ClassValue<List<ParamSpec>> OF_CLASS =
      new ClassValue<>() {
        @Override
        protected List<ParamSpec> computeValue(Class<?> params) {
          List<ParamSpec> written = ParamText.of(params);
          return written == null ? read(params) : written;
        }
      };

  /** The parameters of a module, in the order declared. */
  public static List<ParamSpec> of(Class<? extends Record> params) {
    return OF_CLASS.get(params);
  }

  /** By reflection. */
  static List<ParamSpec> read(Class<?> params) {
    List<ParamSpec> specs = new ArrayList<>();
    for (RecordComponent component : params.getRecordComponents()) {
      specs.add(of(component));
    }
    return List.copyOf(specs);
  }

  /** The name and all aliases. */
  public List<String> allNames() {
    if (aliases.isEmpty()) {
      return List.of(name);
    }
    List<String> all = new ArrayList<>(aliases);
    all.addFirst(name);
    return all;
  }

  /** What it takes instead, when a value cannot be one of its; else null. */
  public @Nullable String problem(Object value) {
    try {
      ParamValue.convert(this, value);
      return null;
    } catch (ModuleFailure _) {
      return wanted();
    }
  }

  private String wanted() {
    if (!choices.isEmpty()) {
      return "one of: " + String.join(", ", choices);
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == Mode.class) {
      return "a mode such as '0644' or 'u=rw,g=r'";
    }
    if (type == Map.class) {
      return "a mapping";
    }
    return type == double.class || type == Double.class ? "a number" : "a whole number";
  }

  /** The word of an enum's constant, as tasks write it. */
  static String word(Object constant) {
    String word = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    return word.endsWith("_") ? word.substring(0, word.length() - 1) : word;
  }

  private static ParamSpec of(RecordComponent component) {
    Param param = component.getAnnotation(Param.class);
    if (param == null) {
      throw new IllegalStateException(
          "%s has no @Param. This is a bug in Weir.".formatted(component));
    }
    return new ParamSpec(
        param.name().isEmpty() ? snakeCase(component.getName()) : param.name(),
        List.of(param.aliases()),
        component.getType(),
        element(component.getGenericType()),
        param.byDefault(),
        choices(component.getType()),
        param.required(),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class),
        param.sensitive(),
        param.nullCounts(),
        param.from(),
        List.of(param.onHostWhen()),
        param.value());
  }

  private static Class<?> element(Type type) {
    boolean listOfStrings =
        type instanceof ParameterizedType generic
            && generic.getRawType() == List.class
            && generic.getActualTypeArguments()[0] == String.class;
    return listOfStrings ? String.class : Object.class;
  }

  private static List<String> choices(Class<?> type) {
    Object[] constants = type.getEnumConstants();
    return constants == null ? List.of() : Arrays.stream(constants).map(ParamSpec::word).toList();
  }

  private static String snakeCase(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c)) {
        out.append('_');
      }
      out.append(Character.toLowerCase(c));
    }
    return out.toString();
  }
}
