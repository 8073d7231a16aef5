package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** One assignment. */
  private record Setting(String key, String value) {}

  /** True when the section is there. */
  boolean has(String section) {
    return sections().containsKey(section);
  }

  /** Every value of a key since it was last emptied, continued lines joined. */
  List<String> all(String section, String key) {
    List<String> values = new ArrayList<>();
    for (Setting setting : sections().getOrDefault(section, List.of())) {
      if (setting.key().equals(key)) {
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
    sections().values().forEach(list -> list.forEach(setting -> keys.add(setting.key())));
    return keys;
  }

  /**
   * The same with one line more at the end of the section Service, where no earlier setting can
   * undo it, telling the process what it was started from. A unit that is no service stays.
   */
  UnitFile withInputs(String hash) {
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
    lines.add(at + 1, "Environment=WEIR_INPUTS=" + hash);
    return new UnitFile(String.join("\n", lines) + "\n");
  }

  private Map<String, List<Setting>> sections() {
    Map<String, List<Setting>> sections = new LinkedHashMap<>();
    List<Setting> section = new ArrayList<>();
    String before = "";
    for (String raw : text.lines().toList()) {
      String line = raw.strip();
      if (line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (line.endsWith("\\")) {
        before += line.substring(0, line.length() - 1) + " ";
        continue;
      }
      line = (before + line).strip();
      before = "";
      int equals = line.indexOf('=');
      if (line.startsWith("[") && line.endsWith("]")) {
        section =
            sections.computeIfAbsent(
                line.substring(1, line.length() - 1), name -> new ArrayList<>());
      } else if (equals > 0) {
        section.add(
            new Setting(line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
      }
    }
    return sections;
  }
}
