package weir.modules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Attributes;
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

/** {@code file}: directories, links, empty files, their owners and modes, and their removal. */
final class FileModule implements Module<FileModule.Params, FileModule.Seen> {
  private static final Script TREE = Script.of("module/describe.sh", "modules/file-tree.sh");

  record Params(
      @Param(
              value = "The path to manage.",
              aliases = {"dest", "name"},
              required = true)
          String path,
      @Param(
              "What should stand there. Without it, attributes of what is there are set; file never"
                  + " makes one.")
          @Nullable State state,
      @Param("Mode: octal in quotes, or symbols.") @Nullable Mode mode,
      @Param("Owner, a name or a number.") @Nullable String owner,
      @Param("Group, a name or a number.") @Nullable String group,
      @Param("What a link points to; a relative one starts at the link's directory.")
          @Nullable String src,
      @Param("Whether everything below a directory gets the attributes, too.") boolean recurse,
      @Param("Whether a link may point to nothing, or take the place of a file.") boolean force,
      @Param(value = "Whether attributes are those of what a link points to.", byDefault = "true")
          boolean follow,
      @Param("The time of the last change: preserve or now; touch sets it to now by default.")
          @Nullable Time modificationTime,
      @Param("The time of the last access: preserve or now; touch sets it to now by default.")
          @Nullable Time accessTime) {

    /** What is asked for of what stands, or will stand, somewhere. */
    Attributes asked(FileState state, boolean directory) {
      return Attributes.asked(mode, owner, group, state, directory);
    }

    /** Which times become now: some of the letters a and m. */
    String times() {
      Time usual = state == State.TOUCH ? Time.NOW : Time.PRESERVE;
      String access = (accessTime == null ? usual : accessTime) == Time.NOW ? "a" : "";
      String change = (modificationTime == null ? usual : modificationTime) == Time.NOW ? "m" : "";
      return access + change;
    }
  }

  /** What can stand at a path. */
  enum State {
    FILE,
    ABSENT,
    DIRECTORY,
    HARD,
    LINK,
    TOUCH
  }

  /** What becomes of a timestamp. */
  enum Time {
    PRESERVE,
    NOW
  }

  /**
   * What the host has.
   *
   * @param here what stands at the path itself
   * @param there the same, with links followed
   * @param source what a link is to point to, if the task says that
   * @param below for recursion, everything below the directory
   */
  record Seen(FileState here, FileState there, @Nullable FileState source, List<FileState> below) {}

  @Override
  public List<String> names() {
    return List.of("file");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    String path = Paths.trimmed(params.path());
    if (params.recurse()) {
      return Probe.of(TREE, path, params.follow() ? "follow" : "");
    }
    FileProbe probe = FileProbe.of(path).and(FileProbe.of(path).following());
    if (params.src() != null && !params.src().isEmpty()) {
      String source =
          params.state() == State.HARD
              ? params.src()
              : Paths.join(Paths.directory(path), params.src());
      probe = probe.and(FileProbe.of(source).following());
    }
    return probe.probe();
  }

  @Override
  public Seen parse(Params params, Answer answer) {
    List<FileState> states = FileProbe.parse(answer);
    if (params.recurse()) {
      FileState top = states.getFirst();
      return new Seen(top, top, null, states.subList(1, states.size()));
    }
    FileState source = states.size() > 2 ? states.get(2) : null;
    return new Seen(states.get(0), states.get(1), source, List.of());
  }

  @Override
  public Plan plan(Params params, Seen seen) {
    State state = params.state() == null ? current(params, seen.here()) : params.state();
    if (params.recurse() && state != State.DIRECTORY) {
      throw failure("recurse option requires state to be 'directory'", params.path());
    }
    if (params.src() != null && state != State.LINK && state != State.HARD) {
      throw failure("src option requires state to be 'link' or 'hard'", params.path());
    }
    FileState followed = params.follow() ? seen.there() : seen.here();
    return switch (state) {
      case ABSENT -> FileStates.absent(seen.here());
      case FILE -> FileStates.file(params, followed);
      case DIRECTORY -> FileStates.directory(params, followed, seen.below());
      case TOUCH -> FileStates.touch(params, followed);
      case LINK -> FileLinks.soft(params, seen);
      case HARD -> FileLinks.hard(params, seen);
    };
  }

  @Override
  public Outcome outcome(Params params, Seen seen, Plan plan, List<Answer> answers) {
    if (!plan.values().containsKey("state")) {
      return plan.after(answers); // a link to nothing
    }
    Object path = plan.values().getOrDefault("path", plan.values().get("dest"));
    return FileReport.after(plan, answers, String.valueOf(path));
  }

  private static State current(Params params, FileState here) {
    return switch (here.kind()) {
      case ABSENT -> params.recurse() ? State.DIRECTORY : State.FILE;
      case DIRECTORY -> State.DIRECTORY;
      case LINK -> State.LINK;
      case FILE -> here.links() > 1 && params.src() != null ? State.HARD : State.FILE;
      case OTHER -> State.FILE;
    };
  }

  private static ModuleFailure failure(String message, String path) {
    return new ModuleFailure(message, Map.of("path", path));
  }
}
