package weir.journal;

import java.util.ArrayList;
import java.util.List;
import weir.module.Undo;

/** Writes the way back from an action as the words {@code step.sh} takes. */
final class WayBack {
  private static final int MANY = 100;

  private WayBack() {}

  static List<String> words(Undo undo) {
    return switch (undo) {
      case Undo.Needless() -> List.of();
      case Undo.Impossible(String what) -> List.of("none", Run.plain(what));
      case Undo.Unit(String scope, String verb, String unit, String active, String enabled) ->
          List.of("unit", scope, verb, unit, active, enabled);
      case Undo.Paths(Undo.Keep keep, List<String> paths) -> paths(keep, paths);
    };
  }

  private static List<String> paths(Undo.Keep keep, List<String> paths) {
    if (paths.size() > MANY) {
      return List.of(
          "none", "%d paths below %s".formatted(paths.size(), Run.plain(paths.getFirst())));
    }
    List<String> words = new ArrayList<>();
    for (String path : paths) {
      boolean kept = path.startsWith("/") && path.indexOf('\n') < 0;
      words.add(kept ? word(keep) : "none");
      words.add(kept ? withoutSlash(path) : Run.plain(path));
    }
    return words;
  }

  private static String withoutSlash(String path) {
    String bare = path.replaceFirst("/+$", "");
    return bare.isEmpty() ? "/" : bare;
  }

  private static String word(Undo.Keep keep) {
    return switch (keep) {
      case NAME -> "name";
      case WHOLE -> "whole";
      case ATTRIBUTES -> "attributes";
      case ABSENCE -> "absence";
    };
  }
}
