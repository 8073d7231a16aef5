package weir.service;

import java.util.ArrayList;
import java.util.List;
import weir.modules.ExecFault;

/**
 * What a service's state is called, and why.
 *
 * @param words the state, more exactly: {@code failed 203/EXEC}
 * @param notes sentences for a person, most important first
 */
record Verdict(State state, String words, List<String> notes) {
  /** So long a service may take until its health check is held against it. */
  private static final long START_SECONDS = 15;

  /** Keeps a copy. */
  Verdict {
    notes = List.copyOf(notes);
  }

  Verdict(State state, String... notes) {
    this(state, state.word(), List.of(notes));
  }

  /** The same with another state and why. */
  Verdict but(State worse, String why) {
    List<String> all = new ArrayList<>(notes);
    all.addFirst(why);
    return new Verdict(worse, worse.word(), all);
  }

  /** The same with a remark. */
  Verdict with(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new Verdict(state, words, all);
  }

  /** From what the host said, without its tunnel and the public address. */
  static Verdict of(Sight sight) {
    Verdict verdict = unit(sight);
    boolean up = sight.active().equals("active") && sight.load().equals("loaded");
    String holder = up ? "" : new HealthView(sight).holder();
    if (!holder.isEmpty()) {
      verdict = verdict.with(holder);
    }
    if (up && sight.report().get("UnitFileState").equals("disabled")) {
      verdict = verdict.with("it is disabled: the next boot will not start it");
    }
    return verdict;
  }

  private static Verdict unit(Sight sight) {
    boolean active = sight.active().equals("active");
    return switch (sight.load()) {
      case "" -> new Verdict(State.UNKNOWN, "systemd says nothing about it");
      case "masked" ->
          active
              ? new Verdict(State.MASKED, "masked, yet running", List.of(UNMASK))
              : new Verdict(State.MASKED);
      case "not-found" ->
          active
              ? new Verdict(
                  State.NOT_FOUND,
                  "running without unit",
                  List.of("its unit file is gone, and so is its next start"))
              : new Verdict(
                  State.NOT_FOUND,
                  UnknownUnit.sentence(sight.service(), sight.report().all("other")));
      case "loaded" -> loaded(sight);
      default -> {
        String error = sight.report().get("LoadError").replaceFirst("^[^\"]*\"(.*)\"$", "$1");
        yield new Verdict(State.BAD_UNIT, error.isEmpty() ? sight.load() : error);
      }
    };
  }

  private static final String UNMASK = "it will not start again: systemctl unmask";

  private static Verdict loaded(Sight sight) {
    return switch (sight.active()) {
      case "active" -> active(sight);
      case "reloading" -> new Verdict(State.RUNNING, "reloading", List.of());
      case "activating" -> activating(sight);
      case "deactivating" -> new Verdict(State.STOPPING);
      case "failed" -> failed(sight);
      case "inactive" -> inactive(sight);
      default -> new Verdict(State.UNKNOWN, "systemd says \"%s\"".formatted(sight.active()));
    };
  }

  private static Verdict activating(Sight sight) {
    if (!sight.sub().equals("auto-restart") && !sight.sub().startsWith("auto-restart")) {
      return loops(sight)
          ? new Verdict(State.CRASH_LOOP, lastEnd(sight))
          : new Verdict(State.STARTING);
    }
    String end = lastEnd(sight);
    return sight.restarts() >= 2 || loops(sight)
        ? new Verdict(State.CRASH_LOOP, end)
        : new Verdict(State.RESTARTING, end);
  }

  private static Verdict active(Sight sight) {
    if (loops(sight)) {
      String cause = lastCrash(sight);
      return new Verdict(
          State.CRASH_LOOP,
          "it runs just now, but keeps ending" + (cause.isEmpty() ? "" : ": " + cause));
    }
    if (sight.sub().equals("exited")) {
      return new Verdict(State.IDLE, "done", List.of());
    }
    if (!sight.sub().equals("running") && !sight.service().checked()) {
      return new Verdict(State.RUNNING, sight.sub(), List.of());
    }
    return new HealthView(sight).verdict(sight.age() < START_SECONDS);
  }

  private static Verdict failed(Sight sight) {
    String result = sight.report().get("Result");
    long status = sight.report().number("ExecMainStatus", 0);
    boolean refused = result.equals("start-limit-hit");
    if (sight.crashes().stopped() && !refused) {
      return new Verdict(
          State.STOPPED, "somebody stopped it, and it did not end well: " + lastEnd(sight));
    }
    String fault = exited(sight) ? ExecFault.words(status) : "";
    int code = fault.lastIndexOf('(');
    if (code >= 0) {
      // The code that systemd uses is what people search for.
      String named = fault.substring(code + 1, fault.length() - 1).replaceFirst("^status ", "");
      return new Verdict(State.FAILED, "failed " + named, List.of(fault));
    }
    String how =
        switch (result) {
          case "exit-code" -> "exit " + status;
          case "signal" -> "signal " + status;
          case "core-dump" -> "core dump, signal " + status;
          case "oom-kill" -> "out of memory";
          case "start-limit-hit" -> "too many starts";
          default -> result;
        };
    String note =
        sight.restarts() > 0
            ? "systemd gave up after %d restarts: systemctl reset-failed, then start"
                .formatted(sight.restarts())
            : refused
                ? "it was started too often in too short a time: systemctl reset-failed, then start"
                : "";
    return new Verdict(
        State.FAILED, "failed (%s)".formatted(how), note.isEmpty() ? List.of() : List.of(note));
  }

  private static Verdict inactive(Sight sight) {
    boolean ran =
        sight.report().get("Type").equals("oneshot")
            && sight.report().get("Result").equals("success")
            && !sight.report().get("ExecMainExitTimestamp").isEmpty();
    return ran
        ? new Verdict(State.IDLE, "idle", List.of("its last run ended well"))
        : new Verdict(State.STOPPED);
  }

  private static boolean loops(Sight sight) {
    return sight.loopingSince() != null || (sight.restarts() >= 3 && sight.age() < START_SECONDS);
  }

  private static String lastCrash(Sight sight) {
    return sight.crashes().list().isEmpty() ? "" : sight.crashes().list().getLast().cause();
  }

  /** How its process ended last. */
  private static String lastEnd(Sight sight) {
    long status = sight.report().number("ExecMainStatus", 0);
    String fault = exited(sight) ? ExecFault.words(status) : "";
    if (!fault.isEmpty()) {
      return fault;
    }
    return switch ((int) sight.report().number("ExecMainCode", 0)) {
      case 1 -> "its process ended with status " + status;
      case 2, 3 -> "its process was killed by signal " + status;
      default -> {
        String cause = lastCrash(sight);
        yield cause.isEmpty() ? "it ended" : "it ended: " + cause;
      }
    };
  }

  private static boolean exited(Sight sight) {
    return sight.report().number("ExecMainCode", 0) == 1;
  }
}
