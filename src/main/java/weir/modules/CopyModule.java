package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Action;
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
import weir.module.Script;
import weir.module.Source;

/** {@code copy}: puts files, directories or a given text on the host. */
final class CopyModule implements Module<CopyModule.Params, List<FileState>> {
  private static final Script ON_HOST = Script.of("module/describe.sh", "modules/copy-source.sh");

  record Params(
      @Param(
              value =
                  "What to copy: a file or directory of the control machine, or of the host with"
                      + " remote_src. Of a directory with a slash at the end, the contents.",
              from = Param.From.FILE,
              onHostWhen = "remote_src")
          @Nullable Object src,
      @Param("The text to write, in place of src. A mapping or list becomes JSON.")
          @Nullable Object content,
      @Param(
              value = "Where it goes. With a slash at the end, into that directory.",
              required = true)
          String dest,
      @Param("Mode: octal in quotes, symbols, or preserve for that of src.") @Nullable Mode mode,
      @Param("Mode of directories that are made.") @Nullable Mode directoryMode,
      @Param("Owner, a name or a number.") @Nullable String owner,
      @Param("Group, a name or a number.") @Nullable String group,
      @Param("Whether the old file is kept beside the new one.") boolean backup,
      @Param(
              value = "Whether a file that is there gets other content.",
              aliases = "thirsty",
              byDefault = "true")
          boolean force,
      @Param("Whether dest may be a link to the file that is written.") boolean follow,
      @Param(
              value = "Whether links below a directory of the control machine are followed.",
              byDefault = "true")
          boolean localFollow,
      @Param("Whether src is on the host.") boolean remoteSrc,
      @Param("A command that must accept the new file, %s being its path.")
          @Nullable String validate,
      @Param("The SHA-1 that src must have.") @Nullable String checksum,
      @Param(value = "Whether a vault file is decrypted first.", byDefault = "true")
          boolean decrypt) {

    /** Checks what can be given together. */
    public Params {
      if (src == null && content == null) {
        throw new ModuleFailure("src (or content) is required");
      }
      if (src != null && content != null) {
        throw new ModuleFailure("src and content are mutually exclusive");
      }
      if (content != null && dest.endsWith("/")) {
        throw new ModuleFailure("can not use content with a dir as dest");
      }
    }

    private Placement placement() {
      return new Placement(mode, directoryMode, owner, group, force, backup, validate);
    }
  }

  @Override
  public List<String> names() {
    return List.of("copy");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    String dest = Paths.trimmed(params.dest());
    if (params.content() != null) {
      String sha1 = Content.of(PythonJson.text(params.content())).sha1();
      return looking(params, FileProbe.of(dest)).withTextUnless(sha1, limit()).probe();
    }
    if (!(params.src() instanceof Source source)) {
      String src = String.valueOf(params.src());
      return Probe.of(ON_HOST, src, dest, params.follow() ? "f" : "", Long.toString(limit()));
    }
    if (source.directory()) {
      String root = root(source.path(), dest);
      FileProbe probe = FileProbe.of(root).following();
      for (Source.Item item : source.items()) {
        FileProbe one = FileProbe.of(Paths.join(root, item.name()));
        probe = probe.and(item.content() == null ? one.following() : looking(params, one));
      }
      return probe.withChecksum().probe();
    }
    FileProbe there = FileProbe.of(dest, Paths.join(dest, source.baseName()));
    return looking(params, there).withTextUnless(source.content().sha1(), limit()).probe();
  }

  @Override
  public List<FileState> parse(Params params, Answer answer) {
    return FileProbe.parse(answer);
  }

  @Override
  public Plan plan(Params params, List<FileState> states) {
    if (params.content() != null) {
      FileState dest = states.getFirst();
      if (dest.isDirectory()) {
        throw new ModuleFailure("can not use content with a dir as dest");
      }
      Content content = Content.of(PythonJson.text(params.content()));
      return params.placement().plan(dest, new Supply.Here(content, 0644), "content", List.of());
    }
    return params.src() instanceof Source source
        ? fromHere(params, source, states)
        : fromHost(params, String.valueOf(params.src()), states);
  }

  @Override
  public Outcome outcome(Params params, List<FileState> states, Plan plan, List<Answer> answers) {
    return FileReport.after(plan, answers, String.valueOf(plan.values().get("dest")));
  }

  private static Plan fromHere(Params params, Source source, List<FileState> states) {
    if (!source.directory()) {
      Source.Item item = source.items().getFirst();
      Supply supply = new Supply.Here(source.content(), item.mode());
      if (params.checksum() != null && !params.checksum().equals(supply.sha1())) {
        throw new ModuleFailure(
            "Copied file does not match the expected checksum. Transfer failed.",
            Map.of("checksum", supply.sha1(), "expected_checksum", params.checksum()));
      }
      boolean into = params.dest().endsWith("/");
      return params.placement().planInto(states.get(0), states.get(1), into, supply, source.path());
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < source.items().size(); i++) {
      Source.Item item = source.items().get(i);
      Supply supply = item.content() == null ? null : new Supply.Here(item.content(), item.mode());
      pairs.add(new Pair(supply, states.get(i + 1)));
    }
    return tree(params, pairs, source.path(), states.getFirst());
  }

  private static Plan fromHost(Params params, String src, List<FileState> states) {
    FileState source = states.getFirst();
    if (!source.exists()) {
      throw new ModuleFailure("Source %s not found".formatted(src));
    }
    if (!source.isDirectory()) {
      Supply supply = new Supply.There(source);
      boolean into = params.dest().endsWith("/");
      return params.placement().planInto(states.get(1), states.get(2), into, supply, src);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 2; i + 1 < states.size(); i += 2) {
      FileState from = states.get(i);
      if (from.isFile() || from.isDirectory()) {
        pairs.add(new Pair(from.isFile() ? new Supply.There(from) : null, states.get(i + 1)));
      }
    }
    return tree(params, pairs, src, states.get(1));
  }

  /** What goes where; a directory has no supply. */
  private record Pair(@Nullable Supply supply, FileState dest) {}

  private static Plan tree(Params params, List<Pair> pairs, String source, FileState root) {
    Placement placement = params.placement();
    List<Action> actions = new ArrayList<>();
    if (!root.exists()) {
      actions.add(placement.makeDirectory(root));
    }
    for (Pair pair : pairs) {
      FileState dest = pair.dest();
      if (pair.supply() != null) {
        Action action = placement.action(dest, pair.supply());
        if (action != null) {
          actions.add(action);
        }
      } else {
        Action action = placement.directory(dest);
        if (action != null) {
          actions.add(action);
        }
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", Paths.trimmed(params.dest()) + "/");
    values.put("src", source);
    return actions.isEmpty() ? Plan.nothing(values) : Plan.change(actions, List.of(), values);
  }

  private static String root(String source, String dest) {
    return source.endsWith("/") ? dest : Paths.join(dest, Paths.name(source));
  }

  private static FileProbe looking(Params params, FileProbe probe) {
    return params.follow() ? probe.following() : probe;
  }

  private static long limit() {
    return FileProbe.DIFF_LIMIT;
  }
}
