package weir.template.filter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.regex.PythonPattern;
import weir.template.value.Arguments;
import weir.template.value.Comparison;
import weir.template.value.Rows;
import weir.template.value.Text;
import weir.template.value.Truth;
import weir.template.value.Types;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** Tests of what is within a value: patterns, members, versions. */
final class ContentTests {
  static final Set<String> NAMES =
      Set.of(
          "match",
          "search",
          "regex",
          "contains",
          "subset",
          "issubset",
          "superset",
          "issuperset",
          "any",
          "all",
          "version",
          "version_compare",
          "vault_encrypted",
          "vaulted_file",
          "url",
          "uri",
          "urn");

  private ContentTests() {}

  static boolean apply(String name, @Nullable Object value, Arguments a, FilterContext context) {
    if (value instanceof Undefined) {
      return false;
    }
    return switch (name) {
      case "match" -> pattern(a, context).match(Text.str(value));
      case "search" -> pattern(a, context).search(Text.str(value));
      case "regex" -> {
        String how = a.text(3, "match_type", "search");
        PythonPattern pattern = pattern(a, context);
        yield switch (how) {
          case "match" -> pattern.match(Text.str(value));
          case "fullmatch" -> pattern.fullMatch(Text.str(value));
          default -> pattern.search(Text.str(value));
        };
      }
      case "contains" -> Comparison.contains(value, a.require(0, "value"));
      case "subset", "issubset" -> within(Rows.of(value), Rows.of(a.require(0, "b")));
      case "superset", "issuperset" -> within(Rows.of(a.require(0, "b")), Rows.of(value));
      case "any" -> anyTrue(Rows.of(value));
      case "all" -> allTrue(Rows.of(value));
      case "version", "version_compare" -> Versions.test(value, a);
      case "url" ->
          isUri(value, a.get(0, "schemes", null))
              && Text.str(value).matches("[A-Za-z][A-Za-z0-9+.-]*://[^/].*");
      case "uri" -> isUri(value, a.get(0, "schemes", null));
      case "urn" -> Text.str(value).matches("(?i)urn:[^:]+:.+");
      default -> value instanceof Map<?, ?> map && map.containsKey("__ansible_vault");
    };
  }

  /** What is no other type is one; it may have to start with one of these schemes. */
  private static boolean isUri(@Nullable Object value, @Nullable Object schemes) {
    if (schemes == null) {
      return value instanceof String || !Truth.of(value);
    }
    String text = Text.str(value);
    String scheme = text.substring(0, Math.max(0, text.indexOf(':')));
    return Comparison.contains(Rows.copy(schemes), scheme);
  }

  private static PythonPattern pattern(Arguments a, FilterContext context) {
    return PythonPattern.of(
        TextInput.pattern(a.get(0, "pattern", "")),
        a.flag(1, "ignorecase", false),
        a.flag(2, "multiline", false),
        context.deadline());
  }

  private static boolean within(List<@Nullable Object> part, List<@Nullable Object> whole) {
    part.forEach(ContentTests::checkHashable);
    whole.forEach(ContentTests::checkHashable);
    DistinctValues all = DistinctValues.of(whole);
    for (Object item : part) {
      if (!all.contains(item)) {
        return false;
      }
    }
    return true;
  }

  private static void checkHashable(@Nullable Object item) {
    if (item instanceof List<?> || item instanceof Map<?, ?>) {
      throw new ValueException("unhashable type: '%s'".formatted(Types.name(item)));
    }
  }

  private static boolean anyTrue(List<@Nullable Object> items) {
    for (Object item : items) {
      if (Truth.of(item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean allTrue(List<@Nullable Object> items) {
    for (Object item : items) {
      if (!Truth.of(item)) {
        return false;
      }
    }
    return true;
  }

  /** Fails for an argument that is not what was wanted. */
  static ValueException wrong(String message) {
    return new ValueException(message);
  }
}
