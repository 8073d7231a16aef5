package weir.cli.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a process was started in.
 *
 * @param environment its variables
 * @param directory where it was started, absolute
 * @param home of the user
 * @param system where Ansible keeps what holds for all users
 */
public record Surroundings(
    Map<String, String> environment, Path directory, Path home, Path system) {
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)})");

  /** Keeps a copy. */
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty("user.home")),
        Path.of("/etc/ansible"));
  }

  /** A path as people write it: with {@code ~}, {@code $VARIABLE} or {@code {{CWD}}}. */
  Path path(String text, Path base) {
    String plain =
        VARIABLE
            .matcher(text.replace("{{CWD}}", directory.toString()))
            .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found)));
    if (plain.equals("~") || plain.startsWith("~/")) {
      plain = home + plain.substring(1);
    }
    return base.resolve(plain).normalize();
  }

  private String value(@Nullable String name, MatchResult found) {
    return environment.getOrDefault(name == null ? found.group(2) : name, found.group());
  }
}
