package weir.modules;

import java.util.Map;
import java.util.TreeMap;
import weir.module.Attributes;
import weir.module.Diff;
import weir.module.FileState;

/** What changes about a path, as {@code --diff} shows it: only the attributes that do change. */
final class FileDiff {
  private final Map<String, String> before = new TreeMap<>();
  private final Map<String, String> after = new TreeMap<>();

  FileDiff(String path) {
    before.put("path", path);
    after.put("path", path);
  }

  /** The diff of something that will have these attributes. */
  static Diff of(FileState state, String word, Attributes missing) {
    FileDiff diff = new FileDiff(state.path());
    diff.change("state", state.word(), word);
    diff.attributes(state, missing);
    return diff.toDiff();
  }

  void change(String key, String from, String to) {
    if (!from.equals(to)) {
      before.put(key, from);
      after.put(key, to);
    }
  }

  /** Three digits behind a 0, and four where there are four: diffs write modes like that. */
  private static String octal(int bits) {
    return "0%03o".formatted(bits);
  }

  void attributes(FileState state, Attributes missing) {
    if (missing.mode() != null) {
      change("mode", octal(state.mode()), octal(missing.mode()));
    }
    if (missing.owner() != null) {
      change("owner", state.owner(), missing.owner());
    }
    if (missing.group() != null) {
      change("group", state.group(), missing.group());
    }
  }

  Diff toDiff() {
    return Diff.of(before, after);
  }
}
