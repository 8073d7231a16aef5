package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The text of a systemd unit file.
 *
 * @param text ends with a line break
 */
record UnitFile(String text) {
  private static final String SERVICE = "[Service]";

  UnitFile {
    text = text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }

  /**
   * One assignment.
   *
   * @param section "" before the first
   * @param line its first, from 1
   */
  record Setting(String section, String key, String value, int line) {
    /** As it would stand in the file. */
    String written() {
      return "%s=%s".formatted(key, value);
    }
  }

  /** True when the section is there. */
  boolean has(String section) {
    return text.lines().anyMatch(line -> line.strip().equals("[%s]".formatted(section)));
  }

  /** True when the section assigns the key, if only to empty it. */
  boolean sets(String section, String key) {
    return settings().stream()
        .anyMatch(setting -> setting.section().equals(section) && setting.key().equals(key));
  }

  /** Every value of a key since it was last emptied, continued lines joined. */
  List<String> all(String section, String key) {
    List<String> values = new ArrayList<>();
    for (Setting setting : settings()) {
      if (setting.section().equals(section) && setting.key().equals(key)) {
        if (setting.value().isEmpty()) {
          values.clear();
        } else {
          values.add(setting.value());
        }
      }
    }
    return values;
  }

  /** The value that holds for a key, or "". */
  String last(String section, String key) {
    List<String> values = all(section, key);
    return values.isEmpty() ? "" : values.getLast();
  }

  /** Every key that is set in any section. */
  Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    settings().forEach(setting -> keys.add(setting.key()));
    return keys;
  }

  /**
   * The same with one line more at the end of the section Service, where no earlier setting can
   * undo it, telling the process what it was started from. A unit that is no service stays.
   */
  UnitFile withInputs(String variable, String hash) {
    return withLines(List.of("Environment=%s=%s".formatted(variable, hash)));
  }

  /** The same with lines more at the end of the section Service, if there is one. */
  UnitFile withLines(List<String> more) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    boolean inside = false;
    int header = -1;
    int last = -1;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith("[")) {
        inside = line.equals(SERVICE);
        header = inside ? i : header;
      }
      last = inside && !line.isEmpty() ? i : last;
    }
    if (last < 0) {
      return this;
    }
    int at = lines.get(last).stripTrailing().endsWith("\\") ? header : last;
    lines.addAll(at + 1, more);
    return new UnitFile(String.join("\n", lines) + "\n");
  }

  /** All assignments in their order, continued lines joined. */
  List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (Line line : lines()) {
      int equals = line.text().indexOf('=');
      if (equals > 0) {
        settings.add(
            new Setting(
                line.section(),
                line.text().substring(0, equals).strip(),
                line.text().substring(equals + 1).strip(),
                line.number()));
      }
    }
    return settings;
  }

  /**
   * A line that is no comment and no heading, with those it continues on.
   *
   * @param number of its first, from 1
   */
  record Line(String section, String text, int number) {}

  /** All that say something. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    String section = "";
    String before = "";
    int first = 0;
    int number = 0;
    for (String raw : text.lines().toList()) {
      number++;
      String line = raw.strip();
      if (line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      first = before.isEmpty() ? number : first;
      if (line.endsWith("\\")) {
        before += line.substring(0, line.length() - 1) + " ";
        continue;
      }
      line = (before + line).strip();
      before = "";
      if (line.startsWith("[") && line.endsWith("]")) {
        section = line.substring(1, line.length() - 1);
      } else if (!line.isEmpty()) {
        lines.add(new Line(section, line, first));
      }
    }
    return lines;
  }

  /** The headings of its sections, in their order. */
  List<String> sections() {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("[") && line.endsWith("]"))
        .map(line -> line.substring(1, line.length() - 1))
        .distinct()
        .toList();
  }
}
