package weir.template.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Attributes;
import weir.template.value.Rows;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.Undefined;
import weir.template.value.Undefineds;
import weir.template.value.ValueException;

/** Filters on paths and addresses, by their text alone. */
final class PathFilters {
  static final Set<String> NAMES =
      Set.of(
          "basename",
          "dirname",
          "splitext",
          "path_join",
          "realpath",
          "relpath",
          "expanduser",
          "expandvars",
          "normpath",
          "commonpath",
          "win_basename",
          "win_dirname",
          "win_splitdrive",
          "urlsplit",
          "fileglob");

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{([^}]*)\\})");

  private PathFilters() {}

  static @Nullable Object apply(
      String name, @Nullable Object input, Arguments a, FilterContext context) {
    if (name.equals("fileglob")) {
      return context.lookup("fileglob", Text.str(input));
    }
    if (name.equals("path_join")) {
      if (input instanceof Map<?, ?>) {
        throw new ValueException("|path_join expects string or sequence, got a dict instead.");
      }
      List<@Nullable Object> parts = input instanceof String ? List.of(input) : Rows.of(input);
      if (parts.isEmpty()) {
        throw new ValueException("join() missing 1 required positional argument: 'a'");
      }
      return join(parts.stream().map(TextInput::path).toList());
    }
    if (name.equals("commonpath")) {
      return common(Rows.of(input).stream().map(Text::str).toList());
    }
    String path = TextInput.path(input);
    return switch (name) {
      case "basename" -> path.substring(path.lastIndexOf('/') + 1);
      case "dirname" -> directory(path);
      case "splitext" -> split(path);
      case "normpath" -> normal(path);
      case "realpath" -> absolute(path);
      case "relpath" -> relative(absolute(path), absolute(a.text(0, "start", ".")));
      case "expanduser" -> expandUser(path);
      case "expandvars" -> expandVariables(path);
      case "win_basename" -> path.substring(windowsEnd(path));
      case "win_dirname" -> windowsDirectory(path);
      case "win_splitdrive" -> {
        int drive = windowsDrive(path);
        yield Tuple.of(path.substring(0, drive), path.substring(drive));
      }
      default -> urlsplit(path, a.text(0, "query", ""));
    };
  }

  private static int windowsEnd(String path) {
    return Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1;
  }

  /** Where the drive, or the host and share, ends. */
  private static int windowsDrive(String path) {
    String plain = path.replace('\\', '/');
    if (plain.startsWith("//") && !plain.startsWith("///")) {
      int share = plain.indexOf('/', 2);
      int end = share < 0 ? -1 : plain.indexOf('/', share + 1);
      return share < 0 || end == share + 1 ? 0 : end < 0 ? plain.length() : end;
    }
    return path.length() > 1 && path.charAt(1) == ':' ? 2 : 0;
  }

  private static String windowsDirectory(String path) {
    int drive = windowsDrive(path);
    String head = path.substring(drive, Math.max(drive, windowsEnd(path)));
    String trimmed = head.replaceFirst("[\\\\/]+$", "");
    return path.substring(0, drive) + (trimmed.isEmpty() ? head : trimmed);
  }

  private static String directory(String path) {
    int slash = path.lastIndexOf('/') + 1;
    String head = path.substring(0, slash);
    String trimmed = head.replaceFirst("/+$", "");
    return trimmed.isEmpty() ? head : trimmed;
  }

  private static Tuple split(String path) {
    int name = path.lastIndexOf('/') + 1;
    int dot = path.lastIndexOf('.');
    int firstReal = name;
    while (firstReal < path.length() && path.charAt(firstReal) == '.') {
      firstReal++;
    }
    return dot > name && dot > firstReal - 1 && dot >= firstReal
        ? Tuple.of(path.substring(0, dot), path.substring(dot))
        : Tuple.of(path, "");
  }

  static String join(List<String> parts) {
    StringBuilder out = new StringBuilder();
    for (String part : parts) {
      if (part.startsWith("/")) {
        out.setLength(0);
      } else if (!out.isEmpty() && out.charAt(out.length() - 1) != '/') {
        out.append('/');
      }
      out.append(part);
    }
    return out.toString();
  }

  private static String normal(String path) {
    boolean absolute = path.startsWith("/");
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/", -1)) {
      if (part.equals("..") && !parts.isEmpty() && !parts.getLast().equals("..")) {
        parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".") && !(part.equals("..") && absolute)) {
        parts.addLast(part);
      }
    }
    String joined = (absolute ? "/" : "") + String.join("/", parts);
    return joined.isEmpty() ? "." : joined;
  }

  /** From the root on, by the directory Weir was started in. */
  private static String absolute(String path) {
    return normal(path.startsWith("/") ? path : System.getProperty("user.dir") + "/" + path);
  }

  private static String relative(String path, String start) {
    List<String> to = parts(path);
    List<String> from = parts(start);
    int same = 0;
    while (same < to.size() && same < from.size() && to.get(same).equals(from.get(same))) {
      same++;
    }
    List<String> steps = new ArrayList<>();
    for (int i = same; i < from.size(); i++) {
      steps.add("..");
    }
    steps.addAll(to.subList(same, to.size()));
    return steps.isEmpty() ? "." : String.join("/", steps);
  }

  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : normal(path).split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static String common(List<String> paths) {
    if (paths.isEmpty()) {
      return "";
    }
    List<String> shared = parts(paths.getFirst());
    for (String path : paths) {
      List<String> other = parts(path);
      int same = 0;
      while (same < shared.size()
          && same < other.size()
          && shared.get(same).equals(other.get(same))) {
        same++;
      }
      shared = shared.subList(0, same);
    }
    return (paths.getFirst().startsWith("/") ? "/" : "") + String.join("/", shared);
  }

  private static String expandUser(String path) {
    if (!path.equals("~") && !path.startsWith("~/")) {
      return path;
    }
    return System.getProperty("user.home", "~") + path.substring(1);
  }

  /** With the variables of the environment that are set. */
  private static String expandVariables(String path) {
    return VARIABLE
        .matcher(path)
        .replaceAll(found -> {
          String name = found.group(1) == null ? found.group(2) : found.group(1);
          String value = System.getenv(name);
          return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
  }

  private static @Nullable Long port(String port) {
    if (port.isEmpty()) {
      return null;
    }
    if (!port.matches("\\d{1,9}")) {
      throw new ValueException("Port could not be cast to integer value as " + Text.repr(port));
    }
    long number = Long.parseLong(port);
    if (number > 65_535) {
      throw new ValueException("Port out of range 0-65535");
    }
    return number;
  }

  private static @Nullable Object urlsplit(String url, String wanted) {
    String rest = url.replaceFirst("^[\\x00-\\x20]+", "");
    Map<@Nullable Object, @Nullable Object> parts = new LinkedHashMap<>();
    String fragment = rest.contains("#") ? rest.substring(rest.indexOf('#') + 1) : "";
    rest = rest.contains("#") ? rest.substring(0, rest.indexOf('#')) : rest;
    String query = rest.contains("?") ? rest.substring(rest.indexOf('?') + 1) : "";
    rest = rest.contains("?") ? rest.substring(0, rest.indexOf('?')) : rest;
    int colon = rest.indexOf(':');
    String scheme = "";
    if (colon > 0 && rest.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*")) {
      scheme = rest.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
      rest = rest.substring(colon + 1);
    }
    String netloc = "";
    if (rest.startsWith("//")) {
      int end = rest.indexOf('/', 2);
      netloc = rest.substring(2, end < 0 ? rest.length() : end);
      rest = end < 0 ? "" : rest.substring(end);
    }
    int at = netloc.lastIndexOf('@');
    String user = at < 0 ? null : netloc.substring(0, at);
    String host = netloc.substring(at + 1);
    int bracket = host.lastIndexOf(']');
    int portColon = host.indexOf(':', Math.max(0, bracket));
    String port = portColon < 0 ? "" : host.substring(portColon + 1);
    String name = portColon < 0 ? host : host.substring(0, portColon);
    name = name.replace("[", "").replace("]", "").toLowerCase(java.util.Locale.ROOT);
    parts.put("fragment", fragment);
    parts.put("hostname", name.isEmpty() ? null : name);
    parts.put("netloc", netloc);
    parts.put(
        "password",
        user != null && user.contains(":") ? user.substring(user.indexOf(':') + 1) : null);
    parts.put("path", rest);
    parts.put("port", port(port));
    parts.put("query", query);
    parts.put("scheme", scheme);
    parts.put(
        "username",
        user == null ? null : user.contains(":") ? user.substring(0, user.indexOf(':')) : user);
    if (wanted.isEmpty()) {
      return parts;
    }
    Object found = Attributes.item(parts, wanted);
    if (found instanceof Undefined) {
      throw new ValueException("urlsplit: unknown URL component: " + wanted);
    }
    return Undefineds.defined(found);
  }
}
