package weir.modules;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Content;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.Mode;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Source;

/** {@code template}: puts a rendered template on the host. It arrives here rendered. */
final class TemplateModule implements Module<TemplateModule.Params, List<FileState>> {

  record Params(
      @Param(
              value = "The template, a file of the control machine.",
              from = Param.From.TEMPLATE,
              required = true)
          Source src,
      @Param(
              value = "Where it goes. With a slash at the end, into that directory.",
              required = true)
          String dest,
      @Param("Mode: octal in quotes, symbols, or preserve for that of src.") @Nullable Mode mode,
      @Param("Owner, a name or a number.") @Nullable String owner,
      @Param("Group, a name or a number.") @Nullable String group,
      @Param("Whether the old file is kept beside the new one.") boolean backup,
      @Param(value = "Whether a file that is there gets other content.", byDefault = "true")
          boolean force,
      @Param("Whether dest may be a link to the file that is written.") boolean follow,
      @Param("A command that must accept the new file, %s being its path.")
          @Nullable String validate,
      @Param(value = "What ends a line: \\n, \\r\\n or \\r.", byDefault = "\n")
          String newlineSequence,
      @Param(value = "The character set of the file.", byDefault = "utf-8") String outputEncoding,
      @Param("Whether the line break behind a block is dropped; true by default.")
          @Nullable Boolean trimBlocks,
      @Param("Whether blanks before a block are dropped; false by default.")
          @Nullable Boolean lstripBlocks,
      @Param("What begins a block, in place of {%.") @Nullable String blockStartString,
      @Param("What ends a block, in place of %}.") @Nullable String blockEndString,
      @Param("What begins an expression, in place of {{.") @Nullable String variableStartString,
      @Param("What ends an expression, in place of }}.") @Nullable String variableEndString,
      @Param("What begins a comment, in place of {#.") @Nullable String commentStartString,
      @Param("What ends a comment, in place of #}.") @Nullable String commentEndString) {

    private Placement placement() {
      return new Placement(mode, null, owner, group, force, backup, validate);
    }

    /** The rendered text with the lines' ends and the character set asked for. */
    private Supply supply() {
      Content content = src.content();
      String text = new Supply.Here(content, 0).whole();
      String ending = newlineSequence.replace("\\n", "\n").replace("\\r", "\r");
      if (!List.of("\n", "\r\n", "\r").contains(ending)) {
        throw new ModuleFailure("newline_sequence needs to be one of: \\n, \\r or \\r\\n");
      }
      boolean asIs = ending.equals("\n") && outputEncoding.equalsIgnoreCase("utf-8");
      return new Supply.Here(
          asIs ? content : Content.of(text.replace("\n", ending).getBytes(charset())),
          src.items().getFirst().mode());
    }

    private Charset charset() {
      try {
        // Python writes latin-1 for what has no hyphen here.
        return Charset.forName(
            outputEncoding.equalsIgnoreCase("latin-1") ? "latin1" : outputEncoding);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        throw new ModuleFailure("unknown encoding: " + outputEncoding);
      }
    }
  }

  @Override
  public List<String> names() {
    return List.of("template");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    String dest = Paths.trimmed(params.dest());
    FileProbe there = FileProbe.of(dest, Paths.join(dest, params.src().baseName()));
    return (params.follow() ? there.following() : there)
        .withTextUnless(params.supply().sha1(), FileProbe.DIFF_LIMIT)
        .probe();
  }

  @Override
  public List<FileState> parse(Params params, Answer answer) {
    return FileProbe.parse(answer);
  }

  @Override
  public Plan plan(Params params, List<FileState> states) {
    return params
        .placement()
        .planInto(
            states.get(0),
            states.get(1),
            params.dest().endsWith("/"),
            params.supply(),
            params.src().path());
  }

  @Override
  public Outcome outcome(Params params, List<FileState> states, Plan plan, List<Answer> answers) {
    return FileReport.after(plan, answers, String.valueOf(plan.values().get("dest")));
  }
}
