package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import weir.module.Checked;
import weir.module.ModuleFailure;
import weir.module.Param;

/** The parameters of {@code weir.logrotate}, and the stanza they make. */
record LogrotateParams(
    @Param(
            value = "The log file, or several by a pattern such as /var/log/app/*.log.",
            required = true)
        String path,
    @Param("The name of the file in /etc/logrotate.d; otherwise from the path's last directory.")
        String name,
    @Param(value = "present or absent.", byDefault = "present") State state,
    @Param(value = "How often it is rotated.", byDefault = "daily") Every every,
    @Param(
            value = "The size above which it is rotated before its time, such as 50M.",
            byDefault = "50M")
        String maxsize,
    @Param(value = "How many old files are kept.", byDefault = "7") int rotate,
    @Param(
            value =
                "copytruncate copies the file and empties it, which a service needs whose output"
                    + " systemd appends to it, and which loses the lines of a moment. rename moves"
                    + " it away and runs reload.",
            byDefault = "copytruncate")
        How how,
    @Param("The unit whose StandardOutput= writes the file: it must append to it.") String unit,
    @Param("With rename: the command that makes the service open its file again.") String reload,
    @Param("The user and group, such as app:app, for files in a directory that is not root's.")
        String su,
    @Param(value = "Whether old files are compressed.", byDefault = "true") boolean compress)
    implements Checked {

  LogrotateParams {
    name = name.isEmpty() ? fromPath(path) : name;
    unit = unit.isEmpty() || unit.contains(".") ? unit : unit + ".service";
  }

  @Override
  public void check() {
    if (!path.matches("/[^\\s{}\"]+")) {
      throw new ModuleFailure("path is a whole path without blanks, not %s".formatted(path));
    }
    if (!name.matches("[A-Za-z0-9_-]+")) {
      throw new ModuleFailure(
          "logrotate does not read %s: a name in /etc/logrotate.d has letters, digits, _ and -"
              .formatted(name));
    }
    if (!maxsize.matches("[0-9]+[kMG]?")) {
      throw new ModuleFailure(
          "maxsize is a number with k, M or G, such as 50M, not %s".formatted(maxsize));
    }
    if (path.matches("/(var/)?tmp/.*")) {
      throw new ModuleFailure(
          "%s is in a directory anybody may write to: logrotate skips it, and a link planted there"
                  .formatted(path)
              + " is followed by root. Write to a directory of root such as /var/log/app.");
    }
    if (how == How.RENAME && reload.isEmpty()) {
      throw new ModuleFailure(
          "how: rename needs reload, a command that makes the service open its file again;"
              + " otherwise it goes on writing to the old one");
    }
    if (how == How.COPYTRUNCATE && !reload.isEmpty()) {
      throw new ModuleFailure("reload is of no use with copytruncate: the file stays the same");
    }
    if (!su.isEmpty() && !su.matches("[^\\s:]+:[^\\s:]+")) {
      throw new ModuleFailure("su is a user and a group, such as app:app, not %s".formatted(su));
    }
  }

  /** The directory of the log file, whose part before a pattern must be there. */
  String directory() {
    return path.substring(0, Math.max(1, path.lastIndexOf('/')));
  }

  String file() {
    return "/etc/logrotate.d/" + name;
  }

  private static String fromPath(String path) {
    String[] parts = path.split("/", -1);
    String last = parts[parts.length - 1].replaceFirst("\\.log$", "");
    String name =
        parts.length > 2 && !parts[parts.length - 2].equals("log") ? parts[parts.length - 2] : last;
    return name.replaceAll("[^A-Za-z0-9_-]", "-");
  }

  String text() {
    List<String> lines = new ArrayList<>();
    lines.add(every.name().toLowerCase(Locale.ROOT));
    lines.add("maxsize " + maxsize);
    lines.add("rotate " + rotate);
    if (!su.isEmpty()) {
      lines.add("su " + su.replace(':', ' '));
    }
    if (how == How.COPYTRUNCATE) {
      lines.add("copytruncate");
    }
    if (compress) {
      lines.add("compress");
      lines.add("delaycompress");
    }
    lines.add("missingok");
    lines.add("notifempty");
    if (how == How.RENAME) {
      lines.add("postrotate");
      lines.add("    " + reload);
      lines.add("endscript");
    }
    StringBuilder text = new StringBuilder(path).append(" {\n");
    lines.forEach(line -> text.append("    ").append(line).append('\n'));
    return text.append("}\n").toString();
  }

  /** What is wished. */
  enum State {
    PRESENT,
    ABSENT
  }

  /** How often. */
  enum Every {
    HOURLY,
    DAILY,
    WEEKLY,
    MONTHLY
  }

  /** How a file is taken from who writes it. */
  enum How {
    COPYTRUNCATE,
    RENAME
  }
}
