package weir.executor.lookup;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.template.LookupCall;
import weir.template.Variables;

/** {@code inventory_hostnames}: the hosts that patterns such as {@code all:!web} match. */
final class InventoryHostnames {
  private InventoryHostnames() {}

  static List<@Nullable Object> run(LookupCall call) {
    Object raw = call.variables().get("groups");
    Object groups =
        raw == Variables.ABSENT ? Map.of() : call.engine().evaluate(raw, call.variables());
    Set<String> found = new LinkedHashSet<>();
    if (groups instanceof Map<?, ?> known) {
      List<String> patterns = new ArrayList<>();
      for (String term : Terms.of(call)) {
        patterns.addAll(List.of(term.strip().split("\\s*[:,]\\s*")));
      }
      patterns.stream()
          .filter(pattern -> !pattern.startsWith("!") && !pattern.startsWith("&"))
          .forEach(pattern -> found.addAll(hosts(pattern, known)));
      patterns.stream()
          .filter(pattern -> pattern.startsWith("&"))
          .forEach(pattern -> found.retainAll(hosts(pattern.substring(1), known)));
      patterns.stream()
          .filter(pattern -> pattern.startsWith("!"))
          .forEach(pattern -> found.removeAll(hosts(pattern.substring(1), known)));
    }
    return new ArrayList<>(found);
  }

  private static Set<String> hosts(String pattern, Map<?, ?> groups) {
    Pattern names = names(pattern);
    Set<String> found = new LinkedHashSet<>();
    groups.forEach((group, members) -> {
      boolean whole = names.matcher(String.valueOf(group)).matches();
      if (members instanceof List<?> hosts) {
        for (Object host : hosts) {
          String name = String.valueOf(host);
          if (whole || names.matcher(name).matches()) {
            found.add(name);
          }
        }
      }
    });
    return found;
  }

  private static Pattern names(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      regex.append(
          switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(String.valueOf(c));
          });
    }
    return Pattern.compile(regex.toString());
  }
}
