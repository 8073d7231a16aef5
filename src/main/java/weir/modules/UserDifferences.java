package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Diff;

/** Collects what a diff tells of a user. */
final class UserDifferences {
  private final Map<String, String> before = new LinkedHashMap<>();
  private final Map<String, String> after = new LinkedHashMap<>();

  void add(String what, String was, String becomes) {
    before.put(what, was);
    after.put(what, becomes);
  }

  List<Diff> diffs() {
    return before.equals(after) ? List.of() : List.of(Diff.of(before, after));
  }
}
