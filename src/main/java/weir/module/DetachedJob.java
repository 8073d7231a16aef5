package weir.module;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A step that goes on by itself on the host, in {@code ~/.ansible_async/JOB}: what it prints and
 * how it ends is kept there.
 */
public final class DetachedJob {
  private static final Script START = Script.of("module/job-start.sh");
  private static final Script LOOK = Script.of("module/job-look.sh");
  private static final Script CLEAN_UP = Script.of("module/job-clean-up.sh");
  private static final Answer NO_ANSWER = new Answer(0, "", "");

  private DetachedJob() {}

  /** How far a job is. */
  public enum State {
    /** It runs. */
    RUNNING,
    /** It has ended. */
    ENDED,
    /** It was ended for it took too long. */
    LATE,
    /** It does not run any more and left no status: its host has restarted, or it was killed. */
    LOST,
    /** There is no such job. */
    ABSENT
  }

  /**
   * What a look at a job showed.
   *
   * @param path where what it leaves behind is
   * @param answer of the step, once it has ended
   */
  public record Seen(State state, String path, Answer answer) {}

  /**
   * A step that begins another one and does not wait for it. Prints where the job is.
   *
   * @param seconds after which the job is ended
   */
  public static Action start(String id, long seconds, Action action) {
    Action.Step step = action.step();
    List<String> args = new ArrayList<>(List.of(id, Long.toString(seconds), step.script().text()));
    args.addAll(step.args());
    return new Action.RunScript(
        START, args, step.environment(), step.input(), Duration.ofMinutes(2), action.summary());
  }

  /** Looks at a job. */
  public static Probe probe(String id) {
    return Probe.of(LOOK, id);
  }

  /** What a look showed. */
  public static Seen seen(Answer answer) {
    int end = answer.out().indexOf('\n');
    String[] head = (end < 0 ? answer.out() : answer.out().substring(0, end)).split(" ", 3);
    if (head.length < 3) {
      throw new ModuleFailure("cannot look after the job: " + answer.err().strip());
    }
    State state =
        switch (head[0]) {
          case "running" -> State.RUNNING;
          case "ended" -> State.ENDED;
          case "late" -> State.LATE;
          case "lost" -> State.LOST;
          default -> State.ABSENT;
        };
    Answer said =
        state == State.ENDED
            ? new Answer(Integer.parseInt(head[1]), answer.out().substring(end + 1), answer.err())
            : NO_ANSWER;
    return new Seen(state, head[2], said);
  }

  /** Removes what a job left behind. */
  public static Action cleanUp(String id) {
    return Action.RunScript.of(CLEAN_UP, List.of(id), "remove the job " + id);
  }

  /** What is reported of any job. */
  public static Map<String, Object> values(String id, Seen seen, boolean file) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ansible_job_id", id);
    values.put("started", 1L);
    values.put("finished", seen.state() == State.RUNNING ? 0L : 1L);
    if (file) {
      values.put("results_file", seen.path());
    }
    values.put("stdout", "");
    values.put("stderr", "");
    values.put("stdout_lines", List.of());
    values.put("stderr_lines", List.of());
    return values;
  }
}
