package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Mode;

/** What {@code stat} and {@code find} say about a file, from what the host's stat printed. */
final class StatValues {
  private static final List<String> WHOLE = List.of("uid", "gid", "size", "inode", "dev", "nlink");

  private StatValues() {}

  /**
   * The values that both have.
   *
   * @param said by key; {@code raw} is type and mode in hex
   */
  static Map<String, Object> of(Map<String, String> said) {
    int mode = Integer.parseInt(said.getOrDefault("raw", "0"), 16);
    Map<String, Object> stat = new LinkedHashMap<>();
    stat.put("mode", Mode.octal(mode & 07777));
    stat.putAll(kinds(mode >> 12));
    for (String number : WHOLE) {
      stat.put(number, Long.parseLong(said.getOrDefault(number, "0")));
    }
    for (String time : List.of("atime", "mtime", "ctime")) {
      stat.put(time, Double.parseDouble(said.getOrDefault(time, "0")));
    }
    stat.putAll(permissions(mode));
    for (String name : List.of("pw_name", "gr_name")) {
      if (!said.getOrDefault(name, "UNKNOWN").equals("UNKNOWN")) {
        stat.put(name, said.get(name));
      }
    }
    return stat;
  }

  private static Map<String, Object> kinds(int kind) {
    Map<String, Object> flags = new LinkedHashMap<>();
    flags.put("isdir", kind == 4);
    flags.put("ischr", kind == 2);
    flags.put("isblk", kind == 6);
    flags.put("isreg", kind == 8);
    flags.put("isfifo", kind == 1);
    flags.put("islnk", kind == 10);
    flags.put("issock", kind == 12);
    return flags;
  }

  private static Map<String, Object> permissions(int mode) {
    Map<String, Object> flags = new LinkedHashMap<>();
    int bit = 0400;
    for (String who : List.of("usr", "grp", "oth")) {
      for (String what : List.of("r", "w", "x")) {
        flags.put(what + who, (mode & bit) != 0);
        bit >>= 1;
      }
    }
    flags.put("isuid", (mode & 04000) != 0);
    flags.put("isgid", (mode & 02000) != 0);
    return flags;
  }
}
