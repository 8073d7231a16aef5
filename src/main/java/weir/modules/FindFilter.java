package weir.modules;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;

/** What {@code find} was asked for. */
final class FindFilter {
  private static final Map<String, Long> SECONDS =
      Map.of("", 1L, "s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L, "w", 604_800L);
  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "b", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30, "t", 1L << 40);

  private final FindModule.Params params;
  private final FindModule.Seen seen;
  private final List<Pattern> patterns;
  private final List<Pattern> excludes;
  private final @Nullable Long age;
  private final @Nullable Long size;

  FindFilter(FindModule.Params params, FindModule.Seen seen) {
    this.params = params;
    this.seen = seen;
    this.patterns = params.patterns().stream().map(this::pattern).toList();
    this.excludes = params.excludes().stream().map(this::pattern).toList();
    this.age = amount("age", params.age(), SECONDS);
    this.size = amount("size", params.size(), BYTES);
  }

  boolean accepts(String path, Map<String, Object> stat) {
    String name = Paths.name(path);
    if (name.startsWith(".") && !params.hidden()) {
      return false;
    }
    boolean file = Boolean.TRUE.equals(stat.get("isreg"));
    boolean kind =
        switch (params.fileType()) {
          case FILE -> file;
          case DIRECTORY -> Boolean.TRUE.equals(stat.get("isdir"));
          case LINK -> Boolean.TRUE.equals(stat.get("islnk"));
          case ANY -> true;
        };
    boolean contains =
        params.contains() == null
            || params.fileType() != FindModule.FileType.FILE
            || seen.containing().contains(path);
    return kind && named(name) && aged(stat) && (!file || sized(stat)) && contains;
  }

  private boolean named(String name) {
    boolean wanted = patterns.isEmpty() || patterns.stream().anyMatch(one -> fits(one, name));
    return wanted && excludes.stream().noneMatch(one -> fits(one, name));
  }

  private boolean fits(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    return params.useRegex() ? matcher.lookingAt() : matcher.matches();
  }

  private boolean aged(Map<String, Object> stat) {
    if (age == null) {
      return true;
    }
    Object time = stat.get(params.ageStamp().name().toLowerCase(Locale.ROOT));
    double old = seen.now() - (time instanceof Double seconds ? seconds : 0);
    return age >= 0 ? old >= age : old <= -age;
  }

  private boolean sized(Map<String, Object> stat) {
    if (size == null) {
      return true;
    }
    long bytes = stat.get("size") instanceof Long number ? number : 0;
    return size >= 0 ? bytes >= size : bytes <= -size;
  }

  private Pattern pattern(String source) {
    return PythonRegex.compile(params.useRegex() ? source : Glob.toRegex(source), Pattern.DOTALL);
  }

  private static @Nullable Long amount(
      String name, @Nullable String text, Map<String, Long> units) {
    if (text == null) {
      return null;
    }
    Matcher matcher =
        Pattern.compile("(-?\\d+)([a-z]?)").matcher(text.strip().toLowerCase(Locale.ROOT));
    Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
    if (unit == null) {
      throw new ModuleFailure("failed to process %s: %s".formatted(name, text));
    }
    return Long.parseLong(matcher.group(1)) * unit;
  }
}
