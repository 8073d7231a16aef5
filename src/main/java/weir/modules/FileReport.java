package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Attributes;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Undo;

/** The part of a result that says what stands at a path. */
final class FileReport {
  private FileReport() {}

  /** Of something that is there. */
  static Map<String, Object> of(FileState state) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("state", state.word());
    if (state.exists()) {
      values.put("uid", state.uid());
      values.put("gid", state.gid());
      values.put("owner", state.owner());
      values.put("group", state.group());
      values.put("mode", mode(state.mode()));
      values.put("size", state.size());
    }
    return values;
  }

  /** A zero and at least three digits: 0644, 02750. */
  static String mode(int bits) {
    return String.format(Locale.ROOT, "0%03o", bits);
  }

  /** Of something that will have other attributes; what cannot be known before is left out. */
  static Map<String, Object> of(FileState state, String word, Attributes attributes) {
    Map<String, Object> values = of(state);
    values.put("state", word);
    if (attributes.mode() != null && !state.isLink()) {
      values.put("mode", mode(attributes.mode()));
    }
    if (attributes.owner() != null) {
      values.put("owner", attributes.owner());
      values.remove("uid");
    }
    if (attributes.group() != null) {
      values.put("group", attributes.group());
      values.remove("gid");
    }
    return values;
  }

  /** The outcome, with what the actions say stands at the task's path now. */
  static Outcome after(Plan plan, List<Answer> answers, String path) {
    Outcome outcome = plan.after(answers);
    if (outcome.kind() != Outcome.Kind.OK) {
      return outcome;
    }
    Map<String, Object> values = new LinkedHashMap<>(outcome.values());
    for (int i = 0; i < answers.size(); i++) {
      if (path.equals(path(plan.actions().get(i)))) {
        Answer answer = answers.get(i);
        FileState now = FileProbe.parseAfter(path, answer);
        if (now != null) {
          values.putAll(of(now));
        }
        String backup = answer.fields().get("backup_file");
        if (backup != null) {
          values.put("backup_file", backup);
        }
      }
    }
    return outcome.withValues(values);
  }

  private static @Nullable String path(Action action) {
    return switch (action) {
      case Action.WriteFile write -> write.path();
      case Action.CopyFile copy -> copy.path();
      case Action.SetAttributes set -> set.path();
      case Action.MakeDirectory make -> make.path();
      case Action.MakeLink make -> make.path();
      case Action.Remove remove -> remove.path();
      case Action.RunScript run ->
          run.undo() instanceof Undo.Paths undo && undo.paths().size() == 1
              ? undo.paths().getFirst()
              : null;
      case Action.Systemctl _, Action.RunArgv _ -> null;
    };
  }
}
