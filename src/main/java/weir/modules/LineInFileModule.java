package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Answer;
import weir.module.Mode;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;

/** {@code lineinfile}: sees to one line of a file, or removes lines. */
final class LineInFileModule implements EditsFile<LineInFileModule.Params> {

  record Params(
      @Param(
              value = "The file.",
              aliases = {"dest", "destfile", "name"},
              required = true)
          String path,
      @Param(value = "Whether the line is to be there.", byDefault = "present") State state,
      @Param(value = "The line. Refers to groups of regexp with backrefs.", aliases = "value")
          @Nullable String line,
      @Param(
              value = "What the line to replace or remove looks like; the last such is replaced.",
              aliases = "regex")
          @Nullable String regexp,
      @Param("What the line to replace or remove contains.") @Nullable String searchString,
      @Param("Whether line refers to groups of regexp; nothing is added when that is not found.")
          boolean backrefs,
      @Param("A new line goes behind the last that looks like this; BOF or EOF, the default.")
          @Nullable String insertafter,
      @Param("A new line goes before the last that looks like this; or BOF.")
          @Nullable String insertbefore,
      @Param("Whether the first line that is found counts, in place of the last.")
          boolean firstmatch,
      @Param("Whether a missing file is made.") boolean create,
      @Param("Mode: octal in quotes, or symbols.") @Nullable Mode mode,
      @Param("Owner, a name or a number.") @Nullable String owner,
      @Param("Group, a name or a number.") @Nullable String group,
      @Param("Whether the old file is kept beside the new one.") boolean backup,
      @Param("A command that must accept the new file, %s being its path.")
          @Nullable String validate) {

    /** Checks what can be given together. */
    public Params {
      if (regexp != null && searchString != null) {
        throw new ModuleFailure("parameters are mutually exclusive: regexp|search_string");
      }
      if (backrefs && regexp == null) {
        throw new ModuleFailure("regexp is required with backrefs=true");
      }
      if (insertafter != null && insertbefore != null) {
        throw new ModuleFailure("parameters are mutually exclusive: insertbefore|insertafter");
      }
      if (state == State.PRESENT && line == null) {
        throw new ModuleFailure("line is required with state=present");
      }
      if (state == State.ABSENT && line == null && regexp == null && searchString == null) {
        throw new ModuleFailure(
            "one of line, search_string, or regexp is required with state=absent");
      }
    }

    private Edit edit() {
      return new Edit(path, mode, owner, group, backup, validate);
    }
  }

  /** Whether the line is to be there. */
  enum State {
    PRESENT,
    ABSENT
  }

  @Override
  public List<String> names() {
    return List.of("lineinfile");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Edit edit(Params params) {
    return params.edit();
  }

  @Override
  public Plan plan(Params params, Edit.Seen seen) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("backup", "");
    if (params.state() == State.ABSENT) {
      if (!seen.file().exists()) {
        return Plan.nothing(Map.of("msg", "file not present"));
      }
      List<String> lines = Lines.of(seen.text());
      int before = lines.size();
      lines.removeIf(LineEdit.unwanted(params));
      int found = before - lines.size();
      values.put("found", (long) found);
      String message = found == 0 ? "" : found + " line(s) removed";
      return params.edit().plan(seen, String.join("", lines), message, values);
    }
    if (!seen.file().exists() && !params.create()) {
      throw new ModuleFailure(
          "Destination %s does not exist !".formatted(params.path()), Map.of("rc", 257L));
    }
    LineEdit edit = new LineEdit(params, Lines.of(seen.text()));
    String message = edit.run();
    return params.edit().plan(seen, edit.text(), message, values);
  }

  @Override
  public Outcome outcome(Params params, Edit.Seen seen, Plan plan, List<Answer> answers) {
    return Edit.outcome(plan, answers, "backup");
  }
}
