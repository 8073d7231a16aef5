package weir.modules;

import java.util.LinkedHashMap;
import java.util.Map;

/** What results say about a file that a script put into place. */
final class DownloadedFile {
  private DownloadedFile() {}

  /** From {@code octal mode:uid:gid:size:owner:group}. */
  static Map<String, Object> values(String key, String path, String stat) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(key, path);
    String[] field = stat.split(":", -1);
    if (field.length == 6) {
      values.put("mode", FileReport.mode(Integer.parseInt(field[0], 8)));
      values.put("uid", Long.parseLong(field[1]));
      values.put("gid", Long.parseLong(field[2]));
      values.put("size", Long.parseLong(field[3]));
      values.put("owner", field[4]);
      values.put("group", field[5]);
      values.put("state", "file");
    }
    return values;
  }
}
