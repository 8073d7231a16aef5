package weir.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of modules as texts, which the jar that Weir starts from has beside the classes:
 * to read annotations, the JVM spins code at each start.
 */
public final class ParamText {
  private static final String AFTER_PARAM = "\u001e";
  private static final String AFTER_FIELD = "\u001f";
  private static final String AFTER_ITEM = "\u001d";

  private ParamText() {}

  /** The name of the resource with the text of these parameters. */
  public static String resource(Class<?> params) {
    return "weir/params/" + params.getName();
  }

  /** What was written before, null where nothing was. */
  static @Nullable List<ParamSpec> of(Class<?> params) {
    try (InputStream in = ParamText.class.getResourceAsStream("/" + resource(params))) {
      return in == null
          ? null
          : read(new String(in.readAllBytes(), StandardCharsets.UTF_8), params.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text. */
  public static String write(List<ParamSpec> params) {
    StringBuilder out = new StringBuilder();
    for (ParamSpec param : params) {
      for (String field :
          List.of(
              param.name(),
              items(param.aliases()),
              param.type().getName(),
              param.elementType().getName(),
              param.byDefault(),
              items(param.choices()),
              String.valueOf(param.required()),
              String.valueOf(param.optional()),
              String.valueOf(param.sensitive()),
              String.valueOf(param.nullCounts()),
              param.from().name(),
              items(param.onHostWhen()),
              param.doc())) {
        out.append(field).append(AFTER_FIELD);
      }
      out.append(AFTER_PARAM);
    }
    return out.toString();
  }

  static List<ParamSpec> read(String text, ClassLoader classes) {
    List<ParamSpec> params = new ArrayList<>();
    for (String param : parts(text, AFTER_PARAM)) {
      List<String> field = parts(param, AFTER_FIELD);
      int i = 0;
      params.add(
          new ParamSpec(
              field.get(i++),
              parts(field.get(i++), AFTER_ITEM),
              type(field.get(i++), classes),
              type(field.get(i++), classes),
              field.get(i++),
              parts(field.get(i++), AFTER_ITEM),
              Boolean.parseBoolean(field.get(i++)),
              Boolean.parseBoolean(field.get(i++)),
              Boolean.parseBoolean(field.get(i++)),
              Boolean.parseBoolean(field.get(i++)),
              Param.From.valueOf(field.get(i++)),
              parts(field.get(i++), AFTER_ITEM),
              field.get(i)));
    }
    return List.copyOf(params);
  }

  private static String items(List<String> items) {
    StringBuilder out = new StringBuilder();
    items.forEach(item -> out.append(item).append(AFTER_ITEM));
    return out.toString();
  }

  private static List<String> parts(String text, String end) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(end); at >= 0; at = text.indexOf(end, from)) {
      parts.add(text.substring(from, at));
      from = at + end.length();
    }
    return List.copyOf(parts);
  }

  private static Class<?> type(String name, ClassLoader classes) {
    Class<?> primitive = Class.forPrimitiveName(name);
    if (primitive != null) {
      return primitive;
    }
    try {
      return Class.forName(name, false, classes);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The texts of parameters are old. This is a bug in Weir.", e);
    }
  }
}
