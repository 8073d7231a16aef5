package weir.modules;

import java.util.ArrayList;
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

/** {@code blockinfile}: sees to some lines of a file between two marking lines. */
final class BlockInFileModule implements EditsFile<BlockInFileModule.Params> {

  record Params(
      @Param(
              value = "The file.",
              aliases = {"dest", "destfile", "name"},
              required = true)
          String path,
      @Param(value = "Whether the block is to be there.", byDefault = "present") State state,
      @Param(
              value = "The lines between the marking lines; none takes the block away.",
              aliases = "content")
          String block,
      @Param(
              value = "The marking lines, {mark} being marker_begin or marker_end.",
              byDefault = "# {mark} ANSIBLE MANAGED BLOCK")
          String marker,
      @Param(value = "What {mark} is before the block.", byDefault = "BEGIN") String markerBegin,
      @Param(value = "What {mark} is behind the block.", byDefault = "END") String markerEnd,
      @Param("A new block goes behind the last line that looks like this; or EOF, the default.")
          @Nullable String insertafter,
      @Param("A new block goes before the last line that looks like this; or BOF.")
          @Nullable String insertbefore,
      @Param("Whether an empty line goes before the block.") boolean prependNewline,
      @Param("Whether an empty line goes behind the block.") boolean appendNewline,
      @Param("Whether a missing file is made.") boolean create,
      @Param("Mode: octal in quotes, or symbols.") @Nullable Mode mode,
      @Param("Owner, a name or a number.") @Nullable String owner,
      @Param("Group, a name or a number.") @Nullable String group,
      @Param("Whether the old file is kept beside the new one.") boolean backup,
      @Param("A command that must accept the new file, %s being its path.")
          @Nullable String validate) {

    /** Checks what can be given together. */
    public Params {
      if (insertafter != null && insertbefore != null) {
        throw new ModuleFailure("parameters are mutually exclusive: insertbefore|insertafter");
      }
    }

    private Edit edit() {
      return new Edit(path, mode, owner, group, backup, validate);
    }
  }

  /** Whether the block is to be there. */
  enum State {
    PRESENT,
    ABSENT
  }

  @Override
  public List<String> names() {
    return List.of("blockinfile");
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
    boolean there = seen.file().exists();
    if (!there && !params.create()) {
      throw new ModuleFailure(
          "Path %s does not exist !".formatted(params.path()), Map.of("rc", 257L));
    }
    if (!there && params.state() == State.ABSENT) {
      return Plan.nothing(Map.of("msg", "File %s not present".formatted(params.path())));
    }
    List<String> block = block(params);
    List<String> lines = Lines.of(seen.text());
    int at = place(params, lines, seen.text());
    if (at > 0) {
      lines.set(at - 1, Lines.ended(lines.get(at - 1)));
    }
    if (!block.isEmpty()) {
      if (params.prependNewline() && at > 0 && !Lines.bare(lines.get(at - 1)).isEmpty()) {
        block.addFirst("\n");
      }
      if (params.appendNewline() && at < lines.size() && !Lines.bare(lines.get(at)).isEmpty()) {
        block.addLast("\n");
      }
    }
    lines.addAll(at, block);
    String text = String.join("", lines);
    String message =
        !there
            ? "File created"
            : text.equals(seen.text()) ? "" : block.isEmpty() ? "Block removed" : "Block inserted";
    return params.edit().plan(seen, text, message, Map.of());
  }

  @Override
  public Outcome outcome(Params params, Edit.Seen seen, Plan plan, List<Answer> answers) {
    return Edit.outcome(plan, answers, "backup_file");
  }

  private static List<String> block(Params params) {
    List<String> block = new ArrayList<>();
    if (params.state() == State.PRESENT && !params.block().isEmpty()) {
      block.add(marker(params, params.markerBegin()));
      block.addAll(Lines.of(Lines.ended(params.block())));
      block.add(marker(params, params.markerEnd()));
    }
    return block;
  }

  private static String marker(Params params, String mark) {
    return params.marker().replace("{mark}", mark) + "\n";
  }

  /** Takes the old block out and says where the new one goes. */
  private static int place(Params params, List<String> lines, String text) {
    int begin = last(lines, marker(params, params.markerBegin()));
    int end = last(lines, marker(params, params.markerEnd()));
    if (begin >= 0 && end >= 0) {
      int first = Math.min(begin, end);
      lines.subList(first, Math.max(begin, end) + 1).clear();
      return first;
    }
    String after = params.insertafter();
    String before = params.insertbefore();
    if ("BOF".equals(before)) {
      return 0;
    }
    String source = before == null ? after : before;
    if (source == null || source.equals("EOF")) {
      return lines.size();
    }
    Pattern anchor = PythonRegex.compile(source, 0);
    if (source.startsWith("(?m)")) {
      Matcher match = anchor.matcher(text);
      return match.find()
          ? Lines.of(text.substring(0, before == null ? match.end() : match.start())).size()
          : lines.size();
    }
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (anchor.matcher(lines.get(i)).find()) {
        return before == null ? i + 1 : i;
      }
    }
    return lines.size();
  }

  private static int last(List<String> lines, String marker) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (Lines.ended(lines.get(i)).equals(marker)) {
        return i;
      }
    }
    return -1;
  }
}
