package weir.template.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
          "normpath",
          "commonpath",
          "win_basename",
          "win_dirname",
          "win_splitdrive",
          "urlsplit",
          "fileglob");

  private PathFilters() {}

  static @Nullable Object apply(
      String name, @Nullable Object input, Arguments a, FilterContext context) {
    if (name.equals("fileglob")) {
      return context.lookup("fileglob", Text.str(input));
    }
    if (name.equals("path_join")) {
      return input instanceof String text
          ? text
          : join(Rows.of(input).stream().map(Text::str).toList());
    }
    if (name.equals("commonpath")) {
      return common(Rows.of(input).stream().map(Text::str).toList());
    }
    String path = Text.str(input);
    return switch (name) {
      case "basename" -> path.substring(path.lastIndexOf('/') + 1);
      case "dirname" -> directory(path);
      case "splitext" -> split(path);
      case "realpath", "normpath" -> normal(path);
      case "relpath" -> relative(path, a.text(0, "start", "."));
      case "expanduser" -> expandUser(path);
      case "win_basename" -> path.substring(windowsEnd(path));
      case "win_dirname" -> path.substring(0, Math.max(0, windowsEnd(path) - 1));
      case "win_splitdrive" ->
          path.length() > 1 && path.charAt(1) == ':'
              ? Tuple.of(path.substring(0, 2), path.substring(2))
              : Tuple.of("", path);
      default -> urlsplit(path, a.text(0, "query", ""));
    };
  }

  private static int windowsEnd(String path) {
    return Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1;
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

  private static @Nullable Object urlsplit(String url, String wanted) {
    String rest = url;
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
    parts.put("port", port.matches("\\d{1,9}") ? Long.valueOf(port) : null);
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
