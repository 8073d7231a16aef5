package weir.modules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Attributes;
import weir.module.FileState;
import weir.module.Mode;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;

/** {@code unarchive}: unpacks an archive of the control machine, or of the host. */
final class UnarchiveModule implements Module<UnarchiveModule.Params, UnarchiveModule.Seen> {

  record Params(
      @Param(
              value = "The archive: tar, plain or packed by gzip, bzip2, xz or zstd; or zip.",
              from = Param.From.FILE,
              onHostWhen = {"remote_src", "!copy"},
              required = true)
          Object src,
      @Param(value = "The directory it is unpacked in, which must be there.", required = true)
          String dest,
      @Param("Whether src is on the host, or a URL that the host fetches.") boolean remoteSrc,
      @Param(value = "The old word for the opposite of remote_src.", byDefault = "true")
          boolean copy,
      @Param("A path that, when there, means there is nothing to do.") @Nullable String creates,
      @Param("Options for tar or unzip.") List<String> extraOpts,
      @Param("What is left out: names, or shell patterns.") List<String> exclude,
      @Param("All that is unpacked; everything by default.") List<String> include,
      @Param("Whether files that are newer than the archive's stay.") boolean keepNewer,
      @Param("Whether the result lists what the archive holds.") boolean listFiles,
      @Param("Mode of all that is unpacked: octal in quotes, or symbols.") @Nullable Mode mode,
      @Param("Owner of all that is unpacked.") @Nullable String owner,
      @Param("Group of all that is unpacked.") @Nullable String group,
      @Param(value = "Whether the certificate of a URL's server is checked.", byDefault = "true")
          boolean validateCerts) {

    /** Checks what can be given together. */
    public Params {
      if (!include.isEmpty() && !exclude.isEmpty()) {
        throw new ModuleFailure("parameters are mutually exclusive: include|exclude");
      }
    }

    boolean isUrl() {
      return src instanceof String text && text.contains("://");
    }

    String verify() {
      return validateCerts ? "yes" : "no";
    }

    /** What is asked for of something that is unpacked. */
    Attributes asked(FileState state, boolean directory) {
      return Attributes.asked(mode, owner, group, state, directory);
    }

    boolean asksAttributes() {
      return mode != null || owner != null || group != null;
    }
  }

  /**
   * What the host has.
   *
   * @param created whether that is there which means there is nothing to do
   * @param differs whether anything is missing or different
   * @param unpacked what stands where the contents go, as far as that was asked
   * @param src where an archive of the host is
   */
  record Seen(
      Unpacking unpacking,
      FileState dest,
      boolean created,
      boolean differs,
      List<FileState> unpacked,
      String src) {}

  @Override
  public List<String> names() {
    return List.of("unarchive");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Unpacking.of(params).probe();
  }

  @Override
  public Seen parse(Params params, Answer answer) {
    if (!answer.ok()) {
      throw new ModuleFailure(answer.err().strip());
    }
    return Unpacking.of(params).parse(answer);
  }

  @Override
  public Plan plan(Params params, Seen seen) {
    if (seen.created()) {
      return Plan.nothing(Map.of("msg", "skipped, since %s exists".formatted(params.creates())));
    }
    if (!seen.dest().isDirectory()) {
      throw new ModuleFailure("dest '%s' must be an existing dir".formatted(params.dest()));
    }
    return seen.unpacking().plan(seen);
  }

  @Override
  public Outcome outcome(Params params, Seen seen, Plan plan, List<Answer> answers) {
    Outcome outcome = plan.after(answers);
    return seen.created() ? Outcome.skipped(outcome.values()) : outcome;
  }
}
