package weir.template.filter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Comparison;
import weir.template.value.Numbers;
import weir.template.value.Text;
import weir.template.value.Truth;
import weir.template.value.ValueException;

/** The version test: loose, strict, semantic, or Python's own kind of versions. */
final class Versions {
  private static final Pattern PARTS = Pattern.compile("\\d+|[a-z]+|\\.|[^\\da-z.]+");
  private static final Pattern STRICT = Pattern.compile("(\\d+)\\.(\\d+)(\\.(\\d+))?([ab](\\d+))?");
  private static final Pattern SEMANTIC =
      Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?");
  private static final Pattern PYTHON =
      Pattern.compile(
          "v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*)(?:[-_.]?(a|alpha|b|beta|c|rc|pre|preview)[-_.]?(\\d*))?"
              + "(?:(?:-(\\d+))|(?:[-_.]?(?:post|rev|r)[-_.]?(\\d*)))?(?:[-_.]?dev[-_.]?(\\d*))?"
              + "(?:\\+.*)?",
          Pattern.CASE_INSENSITIVE);

  private Versions() {}

  static boolean test(@Nullable Object value, Arguments a) {
    if (a.get(2, "strict", null) != null && a.get(3, "version_type", null) != null) {
      throw new ValueException("Cannot specify both 'strict' and 'version_type'");
    }
    String left = Truth.of(value) ? Text.str(value) : "";
    Object against = a.require(0, "version");
    String right = Truth.of(against) ? Text.str(against) : "";
    String operator = a.text(1, "operator", "eq");
    String type = a.text(3, "version_type", a.flag(2, "strict", false) ? "strict" : "loose");
    if (left.isEmpty()) {
      throw new ValueException("Input version value cannot be empty");
    }
    if (right.isEmpty()) {
      throw new ValueException("Version parameter to compare against cannot be empty");
    }
    int order;
    try {
      order = compare(left, right, type);
    } catch (ValueException e) {
      throw new ValueException("Version comparison failed: " + e.text());
    }
    return switch (operator) {
      case "==", "=", "eq" -> order == 0;
      case "!=", "<>", "ne" -> order != 0;
      case "<", "lt" -> order < 0;
      case "<=", "le" -> order <= 0;
      case ">", "gt" -> order > 0;
      case ">=", "ge" -> order >= 0;
      default ->
          throw new ValueException(
              "Invalid operator type (%s). Must be one of ==, =, eq, !=, <>, ne, <, lt, <=, le, >,"
                      .formatted(operator)
                  + " gt, >=, ge");
    };
  }

  private static int compare(String left, String right, String type) {
    return switch (type) {
      case "loose" -> Comparison.compare(loose(left), loose(right));
      case "strict" -> Comparison.compare(strict(left), strict(right));
      case "semver", "semantic" -> compareSemantic(left, right);
      case "pep440" -> Comparison.compare(python(left), python(right));
      default -> throw new ValueException("Invalid version type (%s)".formatted(type));
    };
  }

  /** The items in the order of loose versions. */
  static List<@Nullable Object> sorted(List<@Nullable Object> items, boolean reverse) {
    Comparator<@Nullable Object> order =
        (x, y) -> Comparison.compare(loose(Text.str(x)), loose(Text.str(y)));
    items.sort(reverse ? order.reversed() : order);
    return items;
  }

  private static List<@Nullable Object> loose(String version) {
    List<@Nullable Object> parts = new ArrayList<>();
    Matcher m = PARTS.matcher(version);
    while (m.find()) {
      if (!m.group().equals(".")) {
        Object number = Character.isDigit(m.group().charAt(0)) ? number(m.group()) : null;
        parts.add(number == null ? m.group() : number);
      }
    }
    return parts;
  }

  private static @Nullable Object number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? (Object) 0L : Numbers.parseWhole(digits, 10);
  }

  private static List<@Nullable Object> strict(String version) {
    Matcher m = STRICT.matcher(version);
    if (!m.matches()) {
      throw new ValueException("invalid version number '%s'".formatted(version));
    }
    List<@Nullable Object> parts = new ArrayList<>();
    parts.add(number(m.group(1)));
    parts.add(number(m.group(2)));
    parts.add(number(m.group(4)));
    parts.add(m.group(5) == null ? "z" : m.group(5).substring(0, 1));
    parts.add(number(m.group(6)));
    return parts;
  }

  private static int compareSemantic(String left, String right) {
    Matcher x = semantic(left);
    Matcher y = semantic(right);
    for (int i = 1; i <= 3; i++) {
      int order = Comparison.compare(number(x.group(i)), number(y.group(i)));
      if (order != 0) {
        return order;
      }
    }
    String before = x.group(4);
    String other = y.group(4);
    if (before == null || other == null) {
      return before == null && other == null ? 0 : before == null ? 1 : -1;
    }
    List<@Nullable Object> a = prerelease(before);
    List<@Nullable Object> b = prerelease(other);
    return Comparison.compare(a, b);
  }

  private static Matcher semantic(String version) {
    Matcher m = SEMANTIC.matcher(version);
    if (!m.matches()) {
      throw new ValueException("invalid semantic version '%s'".formatted(version));
    }
    return m;
  }

  /** Numbers sort before words. */
  private static List<@Nullable Object> prerelease(String text) {
    List<@Nullable Object> parts = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      boolean digits = !part.isEmpty() && part.chars().allMatch(Character::isDigit);
      parts.add(digits ? 0L : 1L);
      parts.add(digits ? number(part) : part);
    }
    return parts;
  }

  private static List<@Nullable Object> python(String version) {
    Matcher m = PYTHON.matcher(version.strip());
    if (!m.matches()) {
      throw new ValueException("Invalid version: '%s'".formatted(version));
    }
    List<@Nullable Object> parts = new ArrayList<>();
    parts.add(number(m.group(1)));
    List<@Nullable Object> release = new ArrayList<>();
    for (String part : m.group(2).split("\\.", -1)) {
      release.add(number(part));
    }
    while (release.size() > 1 && Comparison.equal(release.getLast(), 0L)) {
      release.removeLast();
    }
    parts.add(release);
    boolean dev = version.toLowerCase(java.util.Locale.ROOT).contains("dev");
    boolean post = m.group(5) != null || m.group(6) != null;
    String stage = m.group(3) == null ? "" : m.group(3).toLowerCase(java.util.Locale.ROOT);
    long rank =
        stage.startsWith("a")
            ? 1
            : stage.startsWith("b") ? 2 : stage.isEmpty() ? (dev && !post ? 0 : 4) : 3;
    parts.add(rank);
    parts.add(number(m.group(4)));
    parts.add(post ? 1L : 0L);
    parts.add(number(m.group(5) != null ? m.group(5) : m.group(6)));
    parts.add(dev ? 0L : 1L);
    parts.add(number(m.group(7)));
    return parts;
  }
}
