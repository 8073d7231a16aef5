package weir.differential;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;
import weir.yaml.Yaml;

/** Results without what is different in each run, and without what each words in its own way. */
final class Results {
  /** Moments, numbers of the file system, and keys that came after the Ansible compared with. */
  private static final Set<String> UNSTABLE =
      Set.of(
          "start",
          "end",
          "delta",
          "atime",
          "mtime",
          "ctime",
          "inode",
          "dev",
          "invocation",
          "ansible_job_id",
          "results_file",
          "erased",
          "exception",
          "md5sum",
          "remote_md5sum",
          "false_condition");

  /** What Weir tells of files that would be made or changed. */
  private static final Set<String> FORECAST =
      Set.of(
          "dest",
          "mode",
          "owner",
          "group",
          "uid",
          "gid",
          "size",
          "state",
          "src",
          "checksum",
          "name",
          "system",
          "create_home",
          "groups",
          "force",
          "remove");

  /** Faults that the engines find, not the modules; each says it in its own words. */
  private static final Pattern FAULT =
      Pattern.compile(
          "(?si).*(is undefined|no file was found|undefined variable|conditional check|\\nat |has no attribute"
              + "|error was|Could not find|Unable to find|could not be found|recursive loop"
              + "|Invalid data passed|templating|no filter named|Unexpected).*");

  private Results() {}

  /**
   * A line of output, its JSON made comparable; one without JSON as it is.
   *
   * @param forecast whether it tells what would be, of which Weir says more
   */
  static String stable(String text, boolean forecast) {
    int start = text.indexOf("=> {");
    if (start < 0) {
      return text;
    }
    int end = text.lastIndexOf('}') + 1;
    String json = text.substring(start + 3, end);
    try {
      boolean block = json.indexOf('\n') > 0;
      return text.substring(0, start)
          + (block ? "=>>" : "=> ")
          + document(json, forecast ? FORECAST : Set.of())
          + text.substring(end);
    } catch (DiagnosticException | IndexOutOfBoundsException _) {
      return text;
    }
  }

  /** A JSON text made comparable. */
  static String document(String json) {
    return document(json, Set.of());
  }

  private static String document(String json, Set<String> without) {
    Node node = Yaml.read(new SourceFile("result", json), _ -> {});
    StringBuilder out = new StringBuilder();
    Object plain = node == null ? null : plain(node);
    if (plain instanceof Map<?, ?> map) {
      map.keySet().removeAll(without);
    }
    append(plain, 0, out);
    return out.toString();
  }

  private static @Nullable Object plain(Node node) {
    return switch (node) {
      case Mapping mapping -> {
        Map<String, @Nullable Object> map = new TreeMap<>();
        for (Mapping.Entry entry : mapping.entries()) {
          if (!UNSTABLE.contains(entry.name())) {
            map.put(entry.name(), plain(entry.value()));
          }
        }
        if (map.get("msg") instanceof String text
            && text.matches(
                ".*([Cc]heck mode is not supported|not support check mode|check mode not|does nothing in check mode|not wait in check mode).*")) {
          map.remove("msg"); // why it does nothing then
        }
        if (map.get("message") instanceof String text && FAULT.matcher(text).matches()) {
          map.put("message", "<fault>");
        }
        if (map.get("msg") instanceof String text && FAULT.matcher(text).matches()) {
          map.put("msg", "<fault>");
          map.remove("changed");
        }
        if (mapping.entries().stream().anyMatch(entry -> entry.name().equals("inode"))) {
          map.remove("version"); // the inode's
        }
        if (Boolean.TRUE.equals(map.get("unreachable"))) {
          map.put("msg", "<unreachable>"); // what ssh says, and what Weir does
        }
        if (Integer.valueOf(0).equals(map.get("failed"))
            || Long.valueOf(0).equals(map.get("failed"))) {
          map.put("failed", false);
        }
        if (map.get("status") instanceof Map) {
          map.remove("status"); // all that systemd knows of a unit, at this moment
        }
        if (map.get("path") instanceof String path && path.startsWith("/tmp/ansible.")) {
          map.put("path", "<temporary>");
        }
        if (map.containsKey("ansible_included_var_files")) {
          map.remove("ansible_facts"); // values in Weir, in Ansible the templates they are made by
        }
        if (map.containsKey("elapsed")) {
          // Ansible tells all of the file that it waited for.
          map.keySet().removeAll(Set.of("gid", "group", "mode", "owner", "size", "state", "uid"));
          map.remove("elapsed"); // whole seconds, of which a busy machine takes one more
        }
        if (map.containsKey("censored") && Boolean.FALSE.equals(map.get("changed"))) {
          map.remove("changed");
        }
        if (map.get("dest") instanceof String dest && dest.startsWith("<dir>/out/")) {
          map.remove("checksum"); // of what holds moments; the files are compared themselves
          map.remove("size");
        }
        if (map.get("src") instanceof String source
            && ("file".equals(map.get("state")) && source.startsWith("<dir>/")
                || source.matches("content|.*/ansible-(tmp|local)-.*|.*\\.j2"))) {
          map.put("src", "<source>");
        }
        yield map;
      }
      case Sequence sequence -> {
        List<@Nullable Object> list = new ArrayList<>();
        sequence.items().forEach(item -> list.add(plain(item)));
        yield list;
      }
      case Scalar scalar -> scalar.value();
    };
  }

  /** Ansible says twice that a variable is undefined. */
  private static String said(String text) {
    return text.replace("\n", "\\n")
        .replaceFirst("(: (.* (is undefined|has no attribute '.*')))\\. \\2$", "$1");
  }

  private static void append(@Nullable Object value, int depth, StringBuilder out) {
    String indent = "\n" + "  ".repeat(depth + 1);
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> {
        out.append('{');
        map.forEach((key, each) -> {
          out.append(indent).append(key).append(": ");
          append(each, depth + 1, out);
        });
        out.append('}');
      }
      case List<?> list -> {
        out.append('[');
        for (Object each : list) {
          out.append(indent);
          append(each, depth + 1, out);
        }
        out.append(']');
      }
      case String text -> out.append('"').append(said(text)).append('"');
      case BigInteger number -> out.append(number);
      default -> out.append(value);
    }
  }
}
