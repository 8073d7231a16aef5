package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Attributes;
import weir.module.Content;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.ModuleFailure;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;
import weir.module.Source;
import weir.module.Undo;

/**
 * One archive to unpack. What one of the control machine holds is compared file by file, so that
 * the archive travels only when it has to; where it cannot be read here, tar compares on the host.
 *
 * @param content the archive, when it is the control machine's
 * @param strip how many leading directories names lose
 * @param entries what it holds, or null when that cannot be told here
 */
record Unpacking(
    UnarchiveModule.Params params,
    String src,
    @Nullable Content content,
    Archive.Kind kind,
    int strip,
    @Nullable List<Archive.Entry> entries) {
  private static final Script LOOK = Script.of("module/describe.sh", "modules/unarchive-look.sh");
  private static final Script UNPACK = Script.of("modules/unarchive.sh");
  private static final Script LOOK_AT_URL =
      Scripts.withHttp(
          "module/describe.sh", "modules/unarchive-fetch.sh", "modules/unarchive-look.sh");
  private static final Script UNPACK_URL =
      Scripts.withHttp("modules/unarchive-fetch.sh", "modules/unarchive.sh");
  private static final Duration DOWNLOAD = Duration.ofHours(1);
  private static final Pattern STRIP = Pattern.compile("--strip(?:-components)?=(\\d+)");

  static Unpacking of(UnarchiveModule.Params params) {
    if (!(params.src() instanceof Source source)) {
      String src = params.src().toString();
      return new Unpacking(
          params, src, null, Archive.Kind.named(src.replaceFirst("(://[^?#]*).*", "$1")), 0, null);
    }
    Content content = source.content();
    Archive.Kind kind = Archive.kind(content, source.path());
    List<String> options = params.extraOpts();
    boolean plain = options.stream().allMatch(one -> STRIP.matcher(one).matches());
    if (!kind.readable() || !plain) {
      return new Unpacking(params, source.path(), content, kind, 0, null);
    }
    int strip =
        options.stream()
            .map(STRIP::matcher)
            .filter(Matcher::matches)
            .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
            .findFirst()
            .orElse(0);
    return new Unpacking(
        params, source.path(), content, kind, strip, Archive.entries(content, kind));
  }

  Probe probe() {
    String dest = Paths.trimmed(params.dest());
    String creates = params.creates() == null ? "" : params.creates();
    List<Place> places = places();
    if (places == null) {
      List<String> args = new ArrayList<>();
      args.add(dest);
      args.add(creates);
      args.add(content == null ? src : "");
      args.add(params.verify());
      args.add(params.asksAttributes() ? "describe" : "");
      args.addAll(
          kind == Archive.Kind.ZIP ? List.of() : tar("-d", content == null ? "%s" : "-", "%d"));
      Probe probe =
          params.isUrl() ? Probe.of(LOOK_AT_URL, args).within(DOWNLOAD) : Probe.of(LOOK, args);
      // With creates, there is nothing to compare.
      return content == null || !creates.isEmpty() ? probe : probe.reading(content);
    }
    FileProbe probe = FileProbe.of(dest).following();
    probe = probe.and(FileProbe.of(creates.isEmpty() ? dest : creates).following());
    for (Place place : places) {
      FileProbe one = FileProbe.of(Paths.join(dest, place.name()));
      probe = probe.and(place.entry().sha1() == null ? one : one.withChecksum());
    }
    return probe.probe();
  }

  UnarchiveModule.Seen parse(Answer answer) {
    List<FileState> states = FileProbe.parse(answer);
    List<Place> places = places();
    FileState dest = states.getFirst();
    if (places == null) {
      Map<String, String> fields = answer.fields();
      boolean root = "0".equals(fields.get("uid"));
      boolean differs =
          params.creates() != null
              || answer
                  .out()
                  .lines()
                  .anyMatch(line -> line.startsWith("diff=") && counts(line, root));
      return new UnarchiveModule.Seen(
          this,
          dest,
          fields.containsKey("creates"),
          differs,
          states.subList(1, states.size()),
          fields.getOrDefault("src", src));
    }
    boolean created = params.creates() != null && states.get(1).exists();
    List<FileState> unpacked = states.subList(2, states.size());
    boolean differs = false;
    for (int i = 0; i < places.size(); i++) {
      differs |= !places.get(i).stands(unpacked.get(i));
    }
    return new UnarchiveModule.Seen(this, dest, created, differs, unpacked, src);
  }

  Plan plan(UnarchiveModule.Seen seen) {
    List<Action> actions = new ArrayList<>();
    if (seen.differs()) {
      List<String> args = new ArrayList<>();
      args.add(seen.dest().path());
      args.add(content == null ? seen.src() : "");
      args.add(params.verify());
      args.add(content == null ? "" : content.sha1());
      args.addAll(command(seen.dest().path()));
      actions.add(
          new Action.RunScript(
              params.isUrl() ? UNPACK_URL : UNPACK,
              args,
              Map.of(),
              content,
              Duration.ofHours(1),
              "unpack %s in %s".formatted(UriModule.withoutSecrets(seen.src()), seen.dest().path()),
              new Undo.Paths(
                  Undo.Keep.WHOLE, seen.unpacked().stream().map(FileState::path).toList())));
    }
    attributes(seen, actions);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", seen.dest().path());
    values.put("src", seen.src());
    values.put("handler", kind.handler);
    values.putAll(FileReport.of(seen.dest()));
    List<Place> places = places();
    if (params.listFiles()) {
      values.put(
          "files",
          places == null
              ? seen.unpacked().stream().map(FileState::path).toList()
              : places.stream().map(Place::name).toList());
    }
    return actions.isEmpty() ? Plan.nothing(values) : Plan.change(actions, List.of(), values);
  }

  private void attributes(UnarchiveModule.Seen seen, List<Action> actions) {
    if (!params.asksAttributes()) {
      return;
    }
    if (content != null && entries == null) {
      throw new ModuleFailure(
          "owner, group and mode cannot be set for %s: what it holds cannot be told before"
              .formatted(src));
    }
    List<Place> places = places();
    for (int i = 0; i < seen.unpacked().size(); i++) {
      FileState state = seen.unpacked().get(i);
      boolean directory = places == null ? state.isDirectory() : places.get(i).entry().directory();
      Attributes asked = params.asked(state, directory);
      // Unpacking may change what stands there in any way.
      Attributes missing = seen.differs() ? asked : asked.missingFrom(state);
      if (!missing.isEmpty()) {
        actions.add(new Action.SetAttributes(state.path(), missing, state));
      }
    }
  }

  /** Where an entry goes, below the destination. */
  private record Place(String name, Archive.Entry entry) {
    boolean stands(FileState state) {
      if (entry.directory()) {
        return state.isDirectory();
      }
      if (entry.target() != null) {
        return entry.target().equals(state.target());
      }
      if (state.isLink() && state.target() != null) {
        // In a zip, a link is a file that holds where it points.
        return Content.of(state.target()).sha1().equals(entry.sha1());
      }
      return state.isFile() && (entry.sha1() == null || entry.sha1().equals(state.sha1()));
    }
  }

  private @Nullable List<Place> places() {
    if (entries == null) {
      return null;
    }
    List<Place> places = new ArrayList<>();
    for (Archive.Entry entry : entries) {
      // Neither tar nor unzip leaves the directory for a name that begins at the root.
      String name = Paths.trimmed(entry.name().replaceFirst("^(\\.?/+)+", ""));
      boolean wanted =
          params.include().isEmpty()
              ? params.exclude().stream().noneMatch(one -> covers(one, name))
              : params.include().stream().anyMatch(one -> covers(one, name));
      String stripped = stripped(name);
      if (wanted && !stripped.isEmpty() && !stripped.equals(".")) {
        places.add(new Place(stripped, entry));
      }
    }
    return places;
  }

  private static boolean covers(String pattern, String name) {
    return Pattern.matches(Glob.toRegex(Paths.trimmed(pattern)) + "(/.*)?", name);
  }

  private String stripped(String name) {
    String left = name;
    for (int i = 0; i < strip; i++) {
      int slash = left.indexOf('/');
      if (slash < 0) {
        return "";
      }
      left = left.substring(slash + 1);
    }
    return left;
  }

  private List<String> command(String dest) {
    if (kind != Archive.Kind.ZIP) {
      return tar("-x", "%s", dest);
    }
    List<String> words = new ArrayList<>(List.of("unzip", params.keepNewer() ? "-uo" : "-o", "-q"));
    words.addAll(params.extraOpts());
    words.add("%s");
    words.addAll(params.include());
    if (!params.exclude().isEmpty()) {
      words.add("-x");
      words.addAll(params.exclude());
    }
    words.add("-d");
    words.add(dest);
    return words;
  }

  private List<String> tar(String verb, String archive, String dest) {
    List<String> words = new ArrayList<>(List.of("tar", verb));
    if (!kind.option.isEmpty()) {
      words.add(kind.option);
    }
    words.addAll(List.of("-f", archive, "-C", dest));
    words.addAll(params.extraOpts());
    params.exclude().forEach(one -> words.add("--exclude=" + one));
    if (params.keepNewer() && verb.equals("-x")) {
      words.add("--keep-newer-files");
    }
    words.addAll(params.include());
    return words;
  }

  private boolean counts(String line, boolean root) {
    if (line.endsWith(": Uid differs")) {
      return root && params.owner() == null;
    }
    if (line.endsWith(": Gid differs")) {
      return root && params.group() == null;
    }
    return !line.endsWith(": Mode differs") || params.mode() == null;
  }
}
