package weir.module;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change to a host. Each kind has its script in {@code weir/module/} and keeps the state it was
 * decided on, from which the way back follows.
 */
public sealed interface Action {

  /** How the engine carries it out. */
  Step step();

  /** One line for a person: what happens to what. */
  String summary();

  /** What to keep before it is carried out. */
  Undo undo();

  /** The files it changes, as far as that can be told. */
  default List<String> paths() {
    return undo() instanceof Undo.Paths(Undo.Keep _, List<String> paths) ? paths : List.of();
  }

  /** A script, what it gets, and how long it may take. */
  record Step(
      Script script,
      List<String> args,
      Map<String, String> environment,
      @Nullable Content input,
      Duration deadline) {
    private static final Duration USUAL = Duration.ofMinutes(10);

    /** A script with arguments. */
    public static Step of(Script script, List<String> args) {
      return new Step(script, args, Map.of(), null, USUAL);
    }
  }

  /**
   * Puts a file in place whole: a temporary file beside it, owner and mode set, synced, renamed.
   * Refused when the file is no longer what the probe saw. What is not asked for in {@code
   * attributes} stays as it was; a new file's mode follows the host's umask.
   *
   * @param backup whether a copy of the old file is left beside it
   * @param validate a command that must accept the new file first, {@code %s} being its path
   */
  record WriteFile(
      String path,
      Content content,
      Attributes attributes,
      FileState before,
      boolean backup,
      @Nullable String validate)
      implements Action {
    private static final Script SCRIPT = Script.of("module/write-file.sh");

    @Override
    public Step step() {
      List<String> args = arguments(path, "", content.sha1(), attributes, before, backup, validate);
      return new Step(SCRIPT, args, Map.of(), content, Step.USUAL);
    }

    @Override
    public Undo undo() {
      return new Undo.Paths(Undo.Keep.NAME, List.of(path));
    }

    @Override
    public String summary() {
      return "write " + path;
    }

    private static List<String> arguments(
        String path,
        String from,
        @Nullable String sha1,
        Attributes attributes,
        FileState before,
        boolean backup,
        @Nullable String validate) {
      String seen = before.sha1() == null ? "any" : before.sha1();
      List<String> args = new ArrayList<>(List.of(path, from, sha1 == null ? "" : sha1));
      args.addAll(attributes.args());
      args.add(before.exists() ? seen : "absent");
      args.add(backup ? "backup" : "");
      if (validate != null) {
        args.addAll(Words.split(validate));
      }
      return args;
    }
  }

  /**
   * Puts a copy of another file of the same host in place, the same way.
   *
   * @param source what stands at the other path
   */
  record CopyFile(
      String path,
      FileState source,
      Attributes attributes,
      FileState before,
      boolean backup,
      @Nullable String validate)
      implements Action {

    @Override
    public Step step() {
      return Step.of(
          WriteFile.SCRIPT,
          WriteFile.arguments(
              path, source.path(), source.sha1(), attributes, before, backup, validate));
    }

    @Override
    public Undo undo() {
      return new Undo.Paths(Undo.Keep.NAME, List.of(path));
    }

    @Override
    public String summary() {
      return "copy %s to %s".formatted(source.path(), path);
    }
  }

  /** Changes mode, owner or group. Links are changed themselves, not what they point to. */
  record SetAttributes(String path, Attributes attributes, FileState before) implements Action {
    private static final Script SCRIPT = Script.of("module/set-attributes.sh");

    @Override
    public Step step() {
      return Step.of(SCRIPT, attributes.argsAfter(path));
    }

    @Override
    public Undo undo() {
      return new Undo.Paths(Undo.Keep.ATTRIBUTES, List.of(path));
    }

    @Override
    public String summary() {
      return "set attributes of " + path;
    }
  }

  /** Makes a directory and those above it that are missing; all new ones get the attributes. */
  record MakeDirectory(String path, Attributes attributes) implements Action {
    private static final Script SCRIPT = Script.of("module/make-directory.sh");

    @Override
    public Step step() {
      return Step.of(SCRIPT, attributes.argsAfter(path));
    }

    @Override
    public Undo undo() {
      return new Undo.Paths(Undo.Keep.ABSENCE, List.of(path));
    }

    @Override
    public String summary() {
      return "make directory " + path;
    }
  }

  /**
   * Makes a link under a temporary name and renames it into place.
   *
   * @param before what stands there now; a directory must be empty
   */
  record MakeLink(String path, String target, boolean hard, FileState before) implements Action {
    private static final Script SCRIPT = Script.of("module/make-link.sh");

    @Override
    public Step step() {
      return Step.of(SCRIPT, List.of(path, target, hard ? "hard" : "soft"));
    }

    @Override
    public Undo undo() {
      return new Undo.Paths(Undo.Keep.NAME, List.of(path));
    }

    @Override
    public String summary() {
      return "link %s to %s".formatted(path, target);
    }
  }

  /** Removes a file, a link, or a directory with all it holds. */
  record Remove(String path, FileState before) implements Action {
    private static final Script SCRIPT = Script.of("module/remove.sh");

    @Override
    public Step step() {
      return Step.of(SCRIPT, List.of(path));
    }

    @Override
    public Undo undo() {
      return new Undo.Paths(Undo.Keep.WHOLE, List.of(path));
    }

    @Override
    public String summary() {
      return "remove " + path;
    }
  }

  /**
   * Runs a systemctl verb.
   *
   * @param unit the unit, or "" for verbs without one, such as daemon-reload
   * @param wasActive the unit's active state before, "" when it does not matter
   * @param wasEnabled the unit's enablement word before, "" when it does not matter
   */
  record Systemctl(
      List<String> options, String verb, String unit, String wasActive, String wasEnabled)
      implements Action {
    private static final Script SCRIPT = Script.of("module/systemctl.sh");

    /** Keeps a copy. */
    public Systemctl {
      options = List.copyOf(options);
    }

    @Override
    public Step step() {
      List<String> args = new ArrayList<>(options);
      args.add(verb);
      if (!unit.isEmpty()) {
        args.add(unit);
      }
      return Step.of(SCRIPT, args);
    }

    @Override
    public Undo undo() {
      if (unit.isEmpty() || verb.equals("reset-failed")) {
        return Undo.NEEDLESS;
      }
      String scope =
          options.contains("--user")
              ? "--user"
              : options.contains("--global") ? "--global" : "--system";
      return new Undo.Unit(scope, verb, unit, wasActive, wasEnabled);
    }

    @Override
    public String summary() {
      return "systemctl %s %s".formatted(verb, unit).strip();
    }
  }

  /** Runs a command given as words, without a shell between. Has no way back. */
  record RunArgv(
      List<String> argv,
      @Nullable String directory,
      Map<String, String> environment,
      @Nullable Content input,
      Duration deadline)
      implements Action {
    private static final Script SCRIPT = Script.of("module/run-argv.sh");

    /** Keeps copies. */
    public RunArgv {
      argv = List.copyOf(argv);
      environment = Map.copyOf(environment);
    }

    /** Just the words. */
    public static RunArgv of(String... argv) {
      return new RunArgv(List.of(argv), null, Map.of(), null, Step.USUAL);
    }

    @Override
    public Step step() {
      List<String> args = new ArrayList<>();
      args.add(directory == null ? "" : directory);
      args.addAll(argv);
      return new Step(SCRIPT, args, environment, input, deadline);
    }

    @Override
    public Undo undo() {
      return new Undo.Impossible(summary());
    }

    @Override
    public String summary() {
      return "run " + argv.getFirst();
    }
  }

  /**
   * Runs a script that comes with Weir.
   *
   * @param undo the way back; a script that only looks needs none
   */
  record RunScript(
      Script script,
      List<String> args,
      Map<String, String> environment,
      @Nullable Content input,
      Duration deadline,
      String summary,
      Undo undo)
      implements Action {

    /** Keeps copies. */
    public RunScript {
      args = List.copyOf(args);
      environment = Map.copyOf(environment);
    }

    /** One that has no way back. */
    public RunScript(
        Script script,
        List<String> args,
        Map<String, String> environment,
        @Nullable Content input,
        Duration deadline,
        String summary) {
      this(script, args, environment, input, deadline, summary, new Undo.Impossible(summary));
    }

    /** A script with arguments, and no way back. */
    public static RunScript of(Script script, List<String> args, String summary) {
      return new RunScript(script, args, Map.of(), null, Step.USUAL, summary);
    }

    /** The same, known to change nothing. */
    public RunScript harmless() {
      return new RunScript(script, args, environment, input, deadline, summary, Undo.NEEDLESS);
    }

    @Override
    public Step step() {
      return new Step(script, args, environment, input, deadline);
    }
  }
}
