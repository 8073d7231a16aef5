package weir.modules;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;

/** Turns the body of a {@code uri} task into text. */
final class UriBody {
  private UriBody() {}

  static String of(@Nullable Object body, UriModule.BodyFormat format) {
    return switch (format) {
      case RAW -> body == null ? "" : body instanceof String text ? text : Json.write(body);
      case JSON -> body instanceof String text ? text : Json.write(body);
      case FORM_URLENCODED -> body instanceof String text ? text : form(body);
      case FORM_MULTIPART ->
          throw new ModuleFailure("body_format form-multipart is not supported by Weir");
    };
  }

  /** The type that goes with a format, or "" when it does not tell. */
  static String type(UriModule.BodyFormat format) {
    return switch (format) {
      case JSON -> "application/json";
      case FORM_URLENCODED -> "application/x-www-form-urlencoded";
      case RAW, FORM_MULTIPART -> "";
    };
  }

  private static String form(@Nullable Object body) {
    List<String> pairs = new ArrayList<>();
    switch (body) {
      case null -> {}
      case Map<?, ?> map -> map.forEach((name, value) -> add(pairs, name, value));
      case List<?> list -> {
        for (Object item : list) {
          if (!(item instanceof List<?> pair) || pair.size() != 2) {
            throw new ModuleFailure("a form's list must hold pairs of name and value");
          }
          add(pairs, pair.getFirst(), pair.getLast());
        }
      }
      default -> throw new ModuleFailure("a form's body must be a mapping or a list of pairs");
    }
    return String.join("&", pairs);
  }

  private static void add(List<String> pairs, Object name, @Nullable Object value) {
    if (value instanceof List<?> several) {
      several.forEach(one -> add(pairs, name, one));
    } else {
      pairs.add(encoded(name) + "=" + encoded(value));
    }
  }

  private static String encoded(@Nullable Object value) {
    return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
  }
}
