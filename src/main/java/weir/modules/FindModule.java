package weir.modules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** {@code find}: the files of some directories that fit a description. */
final class FindModule implements Module<FindModule.Params, FindModule.Seen> {
  private static final Script SCRIPT = Script.of("module/describe.sh", "modules/find.sh");

  record Params(
      @Param(
              value = "The directories.",
              aliases = {"name", "path"},
              required = true)
          List<String> paths,
      @Param(
              value = "What names look like, as in a shell, or as regular expressions.",
              aliases = "pattern")
          List<String> patterns,
      @Param(value = "What names must not look like.", aliases = "exclude") List<String> excludes,
      @Param("What a line of a file must begin with, an extended regular expression.")
          @Nullable String contains,
      @Param(value = "What kind of thing.", byDefault = "file") FileType fileType,
      @Param("Whether directories below are searched, too.") boolean recurse,
      @Param("How many levels are searched.") @Nullable Integer depth,
      @Param("Whether links to directories are gone through.") boolean follow,
      @Param("Whether names with a dot in front count.") boolean hidden,
      @Param("How old at least, as 2d or 30m; with a minus in front, at most.")
          @Nullable String age,
      @Param(value = "Which time age looks at.", byDefault = "mtime") Stamp ageStamp,
      @Param("How large at least, as 10m; with a minus in front, at most.") @Nullable String size,
      @Param("Whether checksums are wanted.") boolean getChecksum,
      @Param("Whether patterns are regular expressions.") boolean useRegex) {}

  /** Kinds of things. */
  enum FileType {
    FILE,
    DIRECTORY,
    LINK,
    ANY
  }

  /** Times of a file. */
  enum Stamp {
    ATIME,
    CTIME,
    MTIME
  }

  /** What the host has: all of it, not only what fits. */
  record Seen(
      long now,
      List<Map<String, String>> entries,
      Map<String, String> sums,
      List<String> containing,
      List<String> skipped) {}

  @Override
  public List<String> names() {
    return List.of("find");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    List<String> args = new ArrayList<>();
    args.add(
        !params.recurse() ? "1" : params.depth() == null ? "" : Integer.toString(params.depth()));
    args.add(params.follow() ? "-L" : "");
    args.add(params.getChecksum() ? "sha1" : "");
    args.add(params.contains() == null ? "" : params.contains());
    args.addAll(params.paths());
    return Probe.of(SCRIPT, args);
  }

  @Override
  public Seen parse(Params params, Answer answer) {
    if (!answer.ok()) {
      throw new ModuleFailure(answer.err().strip());
    }
    long now = 0;
    List<Map<String, String>> entries = new ArrayList<>();
    Map<String, String> sums = new HashMap<>();
    List<String> containing = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (String line : answer.out().lines().toList()) {
      int equals = line.indexOf('=');
      String value = line.substring(equals + 1);
      String key = line.substring(0, Math.max(equals, 0));
      switch (key) {
        case "now" -> now = Long.parseLong(value);
        case "skipped" -> skipped.add(value);
        case "contains" -> containing.add(value);
        case "sum" -> sums.put(value.substring(value.indexOf(' ') + 2), value.split(" ", 2)[0]);
        case "path" -> entries.add(new LinkedHashMap<>(Map.of(key, value)));
        default -> {
          if (!entries.isEmpty()) {
            entries.getLast().put(key, value);
          }
        }
      }
    }
    return new Seen(now, entries, sums, containing, skipped);
  }

  @Override
  public Plan plan(Params params, Seen seen) {
    FindFilter filter = new FindFilter(params, seen);
    List<Object> files = new ArrayList<>();
    for (Map<String, String> entry : seen.entries()) {
      Map<String, Object> stat = new LinkedHashMap<>();
      String path = entry.getOrDefault("path", "");
      stat.put("path", path);
      stat.putAll(StatValues.of(entry));
      if (filter.accepts(path, stat)) {
        if (seen.sums().containsKey(path)) {
          stat.put("checksum", seen.sums().get(path));
        }
        files.add(stat);
      }
    }
    Map<String, Object> skipped = new LinkedHashMap<>();
    seen.skipped().forEach(path -> skipped.put(path, "'%s' is not a directory".formatted(path)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("files", files);
    values.put("matched", (long) files.size());
    values.put("examined", (long) seen.entries().size());
    values.put("skipped_paths", skipped);
    values.put(
        "msg",
        skipped.isEmpty()
            ? "All paths examined"
            : "Not all paths examined, check warnings for details");
    return Plan.nothing(values);
  }
}
