package weir.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A host name or address, perhaps with ranges in it, and the port behind it.
 *
 * @param port null when none was written
 */
record HostAddress(String host, @Nullable Long port) {
  private static final Pattern WITH_PORT =
      Pattern.compile("(?<plain>(?:[^:\\[\\]]|\\[[^\\]]*\\])*):(?<port>[0-9]+)");
  private static final Pattern BRACKETED_WITH_PORT =
      Pattern.compile("\\[(?<inner>.+)\\]:(?<port>[0-9]+)");
  private static final String RANGE = "\\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)(?::[0-9]+)?\\]";
  private static final String LABEL = "(?:\\w|%1$s)(?:[\\w-]|%1$s)*(?<![_-])".formatted(RANGE);
  private static final Pattern NAME =
      Pattern.compile(
          "%1$s(?:\\.%1$s)*".formatted(LABEL),
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern IPV6_GROUP =
      Pattern.compile(
          "[0-9a-f]{1,4}|\\[[0-9a-f]+:[0-9a-f]+(?::[0-9]+)?\\]", Pattern.CASE_INSENSITIVE);

  /** What is written here, or null when it is neither a name nor an address. */
  static @Nullable HostAddress parse(String text) {
    String host = text;
    Long port = null;
    Matcher bracketed = BRACKETED_WITH_PORT.matcher(host);
    if (bracketed.matches()) {
      port = number(bracketed.group("port"));
      host = bracketed.group("inner");
    }
    Matcher plain = WITH_PORT.matcher(host);
    if (plain.matches()) {
      port = number(plain.group("port"));
      host = plain.group("plain");
    }
    return NAME.matcher(host).matches() || isIpv6(host) ? new HostAddress(host, port) : null;
  }

  private static @Nullable Long number(String digits) {
    return digits.length() > 9 ? null : Long.valueOf(digits);
  }

  /** Eight groups, or fewer around one {@code ::}; the last two may be an IPv4 address. */
  private static boolean isIpv6(String host) {
    if (host.indexOf(':') < 0) {
      return false;
    }
    List<String> groups = groups(host);
    int count = 0;
    int gaps = 0;
    for (int i = 0; i < groups.size(); i++) {
      String group = groups.get(i);
      if (group.isEmpty()) {
        gaps += i > 0 && i < groups.size() - 1 ? 1 : 0;
      } else if (IPV6_GROUP.matcher(group).matches()) {
        count++;
      } else if (i == groups.size() - 1 && group.matches("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}")) {
        count += 2;
      } else {
        return false;
      }
    }
    boolean openEnd = groups.getFirst().isEmpty() && !host.startsWith("::");
    boolean openStart = groups.getLast().isEmpty() && !host.endsWith("::");
    if (openEnd || openStart) {
      return false;
    }
    return host.contains("::") ? count < 8 && gaps <= 2 : count == 8;
  }

  private static List<String> groups(String host) {
    List<String> groups = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      if (c == ':' && depth == 0) {
        groups.add(host.substring(start, i));
        start = i + 1;
      }
    }
    groups.add(host.substring(start));
    return groups;
  }
}
