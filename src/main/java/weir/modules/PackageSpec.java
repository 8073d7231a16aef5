package weir.modules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.module.ModuleFailure;

/**
 * A package as tasks name it: {@code nginx}, {@code nginx=1.2*}, {@code nginx>=1.2}, {@code
 * nginx/bookworm-backports}, each perhaps with {@code :arch} behind the name.
 *
 * @param operator "=", ">=", "/" or ""
 * @param version what is behind the operator
 */
record PackageSpec(String text, String name, String operator, String version) {
  private static final Pattern SHAPE =
      Pattern.compile("([^=<>/!\\s]+)(?:\\s*(>=|==?|/)\\s*(\\S+))?");

  static PackageSpec of(String text) {
    Matcher m = SHAPE.matcher(text.strip());
    if (!m.matches()) {
      throw new ModuleFailure("'%s' does not name a package".formatted(text));
    }
    String operator = m.group(2) == null ? "" : m.group(2).replace("==", "=");
    String version = m.group(3) == null ? "" : m.group(3);
    return new PackageSpec(text, m.group(1), operator, version);
  }

  /** The name without an architecture. */
  String bareName() {
    int colon = name.indexOf(':');
    return colon < 0 ? name : name.substring(0, colon);
  }

  boolean isPattern() {
    return isPattern(name);
  }

  boolean asksForPattern() {
    return operator.equals("=") && isPattern(version);
  }

  /** Whether a package's name and architecture are the ones meant. */
  boolean names(String packageName, String architecture) {
    int colon = name.indexOf(':');
    String wanted = colon < 0 ? "" : name.substring(colon + 1);
    return glob(bareName(), packageName)
        && (wanted.isEmpty()
            || wanted.equals("any")
            || wanted.equals(architecture)
            || architecture.equals("all"));
  }

  /** Whether this version is the one asked for. */
  boolean accepts(String candidate) {
    return glob(version, candidate);
  }

  private static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  private static boolean glob(String pattern, String text) {
    if (!isPattern(pattern)) {
      return pattern.equals(text);
    }
    StringBuilder regex = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return text.matches(regex.toString());
  }
}
