package weir.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.Span;

/** What {@code !tags}, {@code &anchors} and {@code *aliases} in front of a value mean. */
final class TagsAndAnchors {
  private static final String STANDARD = "tag:yaml.org,2002:";
  private static final List<String> KNOWN =
      List.of(
          "!unsafe",
          "!vault",
          "!!str",
          "!!int",
          "!!float",
          "!!bool",
          "!!null",
          "!!binary",
          "!!timestamp",
          "!!map",
          "!!seq",
          "!!set");

  private TagsAndAnchors() {}

  /** The start of the value itself, behind its tag and anchor. */
  static int skip(String text, int start, int end) {
    int at = start;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '#') {
        while (at < end && text.charAt(at) != '\n') {
          at++;
        }
      } else if (c == '!' || c == '&') {
        while (at < end && !Character.isWhitespace(text.charAt(at))) {
          at++;
        }
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }

  /** The value of a tagged scalar. */
  static @Nullable Object value(String tag, String text, Span span, List<Diagnostic> errors) {
    return switch (tag) {
      case "!", "!unsafe", "!vault", "!vault-encrypted", STANDARD + "str" -> text;
      case STANDARD + "null" -> null;
      case STANDARD + "binary" -> binary(text, span, errors);
      case STANDARD + "int", STANDARD + "bool", STANDARD + "timestamp" ->
          resolved(tag, PlainValue.of(text), text, span, errors);
      case STANDARD + "float" -> real(text, span, errors);
      default -> {
        errors.add(unknown(tag, span));
        yield text;
      }
    };
  }

  static void checkOfCollection(String tag, Span span, List<Diagnostic> errors) {
    switch (tag) {
      case "!", "!unsafe", STANDARD + "map", STANDARD + "seq", STANDARD + "set" -> {}
      default -> errors.add(unknown(tag, span));
    }
  }

  static Diagnostic unknownAlias(String name, Collection<String> anchors, Span span) {
    String near = Nearest.question(name, anchors);
    return Diagnostic.error("no anchor is named '%s'".formatted(name), span)
        .withDetail("A value that starts with * repeats one marked &%s above it.".formatted(name))
        .withHint(near != null ? near : "If the * is part of the text, put quotes around it.");
  }

  private static Object resolved(
      String tag, @Nullable Object value, String text, Span span, List<Diagnostic> errors) {
    if (value == null || value instanceof String) {
      errors.add(
          Diagnostic.error("'%s' does not fit the tag %s".formatted(text, shown(tag)), span));
      return text;
    }
    return value;
  }

  private static Object real(String text, Span span, List<Diagnostic> errors) {
    Object value = PlainValue.of(text);
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException _) {
      return resolved(STANDARD + "float", text, text, span, errors);
    }
  }

  private static String binary(String text, Span span, List<Diagnostic> errors) {
    try {
      return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      errors.add(Diagnostic.error("this is not base64, as !!binary asks for", span));
      return text;
    }
  }

  private static Diagnostic unknown(String tag, Span span) {
    String shown = shown(tag);
    return Diagnostic.error("unknown tag '%s'".formatted(shown), span)
        .withDetail("Weir knows " + String.join(", ", KNOWN) + ".")
        .withHint(Nearest.question(shown, KNOWN));
  }

  private static String shown(String tag) {
    return tag.startsWith(STANDARD) ? "!!" + tag.substring(STANDARD.length()) : tag;
  }
}
