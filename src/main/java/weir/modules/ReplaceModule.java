package weir.modules;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.module.Answer;
import weir.module.Mode;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;

/** {@code replace}: replaces all that looks like something in a file. */
final class ReplaceModule implements EditsFile<ReplaceModule.Params> {

  record Params(
      @Param(
              value = "The file.",
              aliases = {"dest", "destfile", "name"},
              required = true)
          String path,
      @Param(value = "What to replace; ^ and $ are the ends of lines.", required = true)
          String regexp,
      @Param("What to put there; refers to groups as \\1 or \\g<name>.") String replace,
      @Param("Only what comes behind this is looked at.") @Nullable String after,
      @Param("Only what comes before this is looked at.") @Nullable String before,
      @Param(value = "The character set of the file; only utf-8.", byDefault = "utf-8")
          String encoding,
      @Param("Mode: octal in quotes, or symbols.") @Nullable Mode mode,
      @Param("Owner, a name or a number.") @Nullable String owner,
      @Param("Group, a name or a number.") @Nullable String group,
      @Param("Whether the old file is kept beside the new one.") boolean backup,
      @Param("A command that must accept the new file, %s being its path.")
          @Nullable String validate) {

    /** Refuses what would be done wrong. */
    public Params {
      if (!encoding.equalsIgnoreCase("utf-8")) {
        throw new ModuleFailure("encoding %s is not supported, only utf-8".formatted(encoding));
      }
    }

    private Edit edit() {
      return new Edit(path, mode, owner, group, backup, validate);
    }

    /** The part of the text to look at, or null for all. */
    private @Nullable String section() {
      String start = after == null || after.isEmpty() ? "" : after;
      String end = before == null || before.isEmpty() ? "" : before;
      if (start.isEmpty() && end.isEmpty()) {
        return null;
      }
      boolean between = !start.isEmpty() && !end.isEmpty();
      return start + (between ? "(?P<subsection>.*?)" : "(?P<subsection>.*)") + end;
    }
  }

  @Override
  public List<String> names() {
    return List.of("replace");
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
  public Edit.Seen parse(Params params, Answer answer) {
    Edit.Seen seen = params.edit().parse(answer);
    if (!seen.file().exists()) {
      throw new ModuleFailure(
          "Path %s does not exist !".formatted(params.path()), Map.of("rc", 257L));
    }
    return seen;
  }

  @Override
  public Plan plan(Params params, Edit.Seen seen) {
    String text = seen.text();
    int start = 0;
    int end = text.length();
    String section = params.section();
    if (section != null) {
      Matcher match = PythonRegex.compile(section, Pattern.DOTALL).matcher(text);
      if (!match.find()) {
        return Plan.nothing(
            Map.of(
                "msg", "Pattern for before/after params did not match the given file: " + section));
      }
      start = match.start("subsection");
      end = match.end("subsection");
    }
    Matcher match =
        PythonRegex.compile(params.regexp(), Pattern.MULTILINE).matcher(text.substring(start, end));
    StringBuilder replaced = new StringBuilder();
    int count = 0;
    while (match.find()) {
      match.appendReplacement(
          replaced, Matcher.quoteReplacement(PythonRegex.expand(params.replace(), match)));
      count++;
    }
    match.appendTail(replaced);
    String result = text.substring(0, start) + replaced + text.substring(end);
    String message = result.equals(text) ? "" : count + " replacements made";
    return params.edit().plan(seen, result, message, Map.of("rc", 0L), params.path());
  }

  @Override
  public Outcome outcome(Params params, Edit.Seen seen, Plan plan, List<Answer> answers) {
    return Edit.outcome(plan, answers, "backup_file");
  }
}
