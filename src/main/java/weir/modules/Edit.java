package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Attributes;
import weir.module.Content;
import weir.module.Diff;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.Mode;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Probe;

/**
 * A change to the text of a file: what {@code lineinfile}, {@code blockinfile} and {@code replace}
 * have in common.
 *
 * @param path as the task names it
 */
record Edit(
    String path,
    @Nullable Mode mode,
    @Nullable String owner,
    @Nullable String group,
    boolean backup,
    @Nullable String validate) {
  private static final long LARGEST = 16L << 20;

  /** Refuses a validation that never sees the file. */
  Edit {
    if (validate != null && !validate.contains("%s")) {
      throw new ModuleFailure("validate must contain %s: " + validate);
    }
  }

  /**
   * The file as it is, and its directory.
   *
   * @param text "" when there is no file
   */
  record Seen(FileState file, FileState directory, String text) {}

  Probe probe() {
    return FileProbe.of(path)
        .following()
        .withText(LARGEST)
        .and(FileProbe.of(Paths.directory(path)).following())
        .probe();
  }

  Seen parse(Answer answer) {
    List<FileState> states = FileProbe.parse(answer);
    FileState file = states.getFirst();
    if (file.isDirectory()) {
      throw new ModuleFailure("Path %s is a directory !".formatted(path), Map.of("rc", 256L));
    }
    if (file.exists() && file.text() == null) {
      throw new ModuleFailure(
          file.isFile() && file.size() > LARGEST
              ? "%s is too large to be edited".formatted(path)
              : "%s cannot be read, or is not UTF-8 text".formatted(path));
    }
    return new Seen(file, states.get(1), file.text() == null ? "" : file.text());
  }

  /** The plan that gives the file this text, and reports so; the text may be the old one. */
  Plan plan(Seen seen, String text, String message, Map<String, Object> more) {
    return plan(seen, text, message, more, path + " (content)");
  }

  /** The same with another heading for the diff of the text. */
  Plan plan(Seen seen, String text, String message, Map<String, Object> more, String heading) {
    FileState file = seen.file();
    boolean differs = !text.equals(seen.text()) || !file.exists();
    Attributes asked = Attributes.asked(mode, owner, group, file, false);
    Attributes missing = file.exists() ? asked.missingFrom(file) : Attributes.KEEP;
    List<Action> actions = new ArrayList<>();
    List<Diff> diffs = new ArrayList<>();
    if (differs) {
      if (!seen.directory().exists()) {
        actions.add(new Action.MakeDirectory(seen.directory().path(), Attributes.KEEP));
      }
      actions.add(
          new Action.WriteFile(file.path(), Content.of(text), asked, file, backup, validate));
      diffs.add(Diff.of(heading, seen.text(), text));
    } else if (!missing.isEmpty()) {
      actions.add(new Action.SetAttributes(file.path(), missing, file));
    }
    if (!missing.isEmpty()) {
      Diff attributes = FileDiff.of(file, file.word(), missing);
      diffs.add(Diff.of(path + " (file attributes)", attributes.before(), attributes.after()));
    }
    Map<String, Object> values = reported(more, message);
    Plan plain = actions.isEmpty() ? Plan.nothing(values) : Plan.change(actions, diffs, values);
    boolean given = !file.exists() && !asked.isEmpty();
    if (!given && missing.isEmpty()) {
      return plain;
    }
    Plan told = Plan.change(actions, diffs, reported(more, withAttributes(message)));
    // Ansible does not come to the attributes of a file that check mode has not made.
    return given ? told.inCheckMode(plain.forecast()) : told;
  }

  private static String withAttributes(String message) {
    return message
        + (message.isEmpty() ? "" : " and ")
        + "ownership, perms or SE linux context changed";
  }

  private static Map<String, Object> reported(Map<String, Object> more, String message) {
    Map<String, Object> values = new LinkedHashMap<>(more);
    values.put("msg", message);
    return values;
  }

  /** The outcome, with the name of the backup under this key. */
  static Outcome outcome(Plan plan, List<Answer> answers, String key) {
    Outcome outcome = plan.after(answers);
    Map<String, Object> values = new LinkedHashMap<>(outcome.values());
    for (Answer answer : answers) {
      String backup = answer.fields().get("backup_file");
      if (backup != null) {
        values.put(key, backup);
      }
    }
    return outcome.withValues(values);
  }
}
