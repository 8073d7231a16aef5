package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Action;
import weir.module.Attributes;
import weir.module.FileState;
import weir.module.ModuleFailure;
import weir.module.Plan;
import weir.module.Script;
import weir.module.Undo;

/** The decisions of {@code file} about all but links. */
final class FileStates {
  private static final Script CREATE = Script.of("modules/file-create.sh");
  private static final Script TOUCH = Script.of("modules/file-touch.sh");

  private FileStates() {}

  static Plan absent(FileState here) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("path", here.path());
    values.put("state", "absent");
    return here.exists()
        ? Plan.change(
            List.of(new Action.Remove(here.path(), here)),
            List.of(FileDiff.of(here, "absent", Attributes.KEEP)),
            values)
        : Plan.nothing(values);
  }

  static Plan file(FileModule.Params params, FileState state) {
    if (!state.exists() || state.isDirectory() || state.isLink()) {
      throw new ModuleFailure(
          "file (%s) is %s, cannot continue".formatted(state.path(), state.word()),
          Map.of("path", state.path(), "state", state.word()));
    }
    return existing(params, state, "path", List.of());
  }

  static Plan directory(FileModule.Params params, FileState state, List<FileState> below) {
    if (!state.exists()) {
      Attributes asked = params.asked(state, true);
      return Plan.change(
          List.of(new Action.MakeDirectory(state.path(), asked)),
          List.of(FileDiff.of(state, "directory", Attributes.KEEP)),
          values("path", state, "directory", asked));
    }
    if (!state.isDirectory()) {
      throw new ModuleFailure(
          "%s already exists as a %s".formatted(state.path(), state.word()),
          Map.of("path", state.path()));
    }
    List<Action> more = new ArrayList<>();
    for (FileState one : below) {
      Attributes missing = params.asked(one, one.isDirectory()).missingFrom(one);
      if (!missing.isEmpty()) {
        more.add(new Action.SetAttributes(one.path(), missing, one));
      }
    }
    return existing(params, state, "path", more);
  }

  static Plan touch(FileModule.Params params, FileState state) {
    if (state.exists()) {
      return existing(params, state, "dest", List.of());
    }
    Attributes asked = params.asked(state, false);
    List<Action> actions = new ArrayList<>();
    actions.add(
        new Action.RunScript(
            CREATE,
            List.of(state.path()),
            Map.of(),
            null,
            Duration.ofMinutes(2),
            "touch " + state.path(),
            new Undo.Paths(Undo.Keep.ABSENCE, List.of(state.path()))));
    if (!asked.isEmpty()) {
      actions.add(new Action.SetAttributes(state.path(), asked, state));
    }
    return Plan.change(
        actions,
        List.of(FileDiff.of(state, "touch", Attributes.KEEP)),
        values("dest", state, "file", asked));
  }

  /** What there is to do about attributes and times of something that is there, and what else. */
  static Plan existing(FileModule.Params params, FileState state, String key, List<Action> more) {
    Attributes missing = params.asked(state, state.isDirectory()).missingFrom(state);
    List<Action> actions = new ArrayList<>();
    if (!missing.isEmpty()) {
      actions.add(new Action.SetAttributes(state.path(), missing, state));
    }
    actions.addAll(more);
    String times = params.times();
    if (!times.isEmpty()) {
      List<String> args = List.of(state.path(), times);
      actions.add(Action.RunScript.of(TOUCH, args, "touch " + state.path()));
    }
    Map<String, Object> values = values(key, state, state.word(), missing);
    if (actions.isEmpty()) {
      return Plan.nothing(values);
    }
    String word = times.isEmpty() ? state.word() : "touch";
    return Plan.change(actions, List.of(FileDiff.of(state, word, missing)), values);
  }

  private static Map<String, Object> values(
      String key, FileState state, String word, Attributes attributes) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(key, state.path());
    values.putAll(FileReport.of(state, word, attributes));
    return values;
  }
}
