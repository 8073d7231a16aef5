package weir.facts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who gathered: the account, its ids, its environment. */
final class AccountFacts {
  private AccountFacts() {}

  static Map<String, Object> of(Gathered g) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("env", environment(g.parts().getOrDefault("env", "")));
    String[] fields = g.part("account").split("\n", 2)[0].split(":", -1);
    if (fields.length == 7 && number(fields[2]) && number(fields[3])) {
      facts.put("user_id", fields[0]);
      facts.put("user_uid", Long.valueOf(fields[2]));
      facts.put("user_gid", Long.valueOf(fields[3]));
      facts.put("user_gecos", fields[4]);
      facts.put("user_dir", fields[5]);
      facts.put("user_shell", fields[6]);
    }
    Map<String, List<String>> status = new HashMap<>();
    for (String line : g.lines("/proc/self/status")) {
      List<String> words = List.of(line.split("\\s+", -1));
      status.put(words.getFirst(), words);
    }
    ids(status.get("Uid:"), "real_user_id", "effective_user_id", facts);
    ids(status.get("Gid:"), "real_group_id", "effective_group_id", facts);
    return facts;
  }

  private static void ids(
      @org.jspecify.annotations.Nullable List<String> words,
      String real,
      String effective,
      Map<String, Object> facts) {
    if (words != null && words.size() > 2 && number(words.get(1)) && number(words.get(2))) {
      facts.put(real, Long.valueOf(words.get(1)));
      facts.put(effective, Long.valueOf(words.get(2)));
    }
  }

  /** NUL-separated as the kernel keeps it, or lines where /proc was not to be read. */
  private static Map<String, Object> environment(String text) {
    Map<String, Object> variables = new LinkedHashMap<>();
    for (String variable : text.split(text.indexOf('\0') >= 0 ? "\0" : "\n", -1)) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        variables.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return variables;
  }

  private static boolean number(String text) {
    return text.matches("\\d{1,18}");
  }
}
