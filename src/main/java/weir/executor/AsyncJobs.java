package weir.executor;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.module.Answer;
import weir.module.DetachedJob;
import weir.module.ModuleFailure;
import weir.module.Outcome;

/**
 * Tasks with {@code async}. A command goes on by itself on its host, and after the run if need be.
 * Other modules take several steps, which this machine makes over a connection of their own; the
 * run does not end before them. Safe to share by threads.
 */
public final class AsyncJobs implements AutoCloseable {
  private static final int DIGITS = 12;
  private final Map<String, Started> jobs = new ConcurrentHashMap<>();
  private final Set<String> hosts = ConcurrentHashMap.newKeySet();
  private final SecureRandom random = new SecureRandom();

  /** Work that may lose its host. */
  @FunctionalInterface
  interface Work {
    Outcome run() throws ConnectionException;
  }

  /** A job that this run has begun. */
  private sealed interface Started {
    /** On its host; what its module makes of the answer. */
    record Detached(Function<Answer, Outcome> outcome) implements Started {}

    /** By this machine. */
    record Here(FutureTask<Outcome> work) implements Started {}
  }

  /** Waits for work that may take this long, which is what polling comes to. */
  Outcome wait(long seconds, Work work) throws ConnectionException {
    String id = id();
    @Nullable ConnectionException[] lost = new @Nullable ConnectionException[1];
    Outcome outcome =
        TimeLimit.within(
            seconds,
            () -> {
              try {
                return work.run();
              } catch (ConnectionException e) {
                lost[0] = e;
                return Failures.of(e);
              }
            },
            () -> late(seconds, id));
    if (outcome.values().containsKey("async_result")) {
      return outcome;
    }
    if (lost[0] != null) {
      throw lost[0];
    }
    return told(id, outcome, 1L, file(id));
  }

  private static Outcome late(long seconds, String id) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("ansible_job_id", id);
    result.put("started", 1L);
    result.put("finished", 0L);
    result.put("results_file", file(id));
    result.put("stdout", "");
    result.put("stdout_lines", List.of());
    result.put("stderr", "");
    result.put("stderr_lines", List.of());
    return Outcome.failed(
        "async task did not complete within the requested time - %ds".formatted(seconds),
        Map.of("async_result", result));
  }

  /** Begins a job and does not wait for it. */
  Outcome start(long seconds, Job job, Caller caller) throws ConnectionException {
    String id = id();
    String file = file(id);
    hosts.add(job.host().name());
    Caller.Detachable detachable = caller.detachable(job);
    if (detachable != null) {
      Answer answer =
          detachable
              .link()
              .act(
                  detachable.origin(),
                  DetachedJob.start(id, seconds, detachable.action()),
                  detachable.entry());
      if (!answer.ok()) {
        throw new ModuleFailure("the job could not be started: " + answer.err().strip());
      }
      file = answer.out().strip();
      jobs.put(id, new Started.Detached(detachable.outcome()));
    } else {
      FutureTask<Outcome> work =
          new FutureTask<>(() ->
              TimeLimit.within(
                  seconds,
                  () -> caller.runApart(job),
                  () ->
                      Outcome.failed(
                          "Job reached maximum time limit of %d seconds.".formatted(seconds),
                          Map.of())));
      jobs.put(id, new Started.Here(work));
      Thread.ofPlatform().name("job " + id).start(work);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ansible_job_id", id);
    values.put("started", 1L);
    values.put("finished", 0L);
    values.put("results_file", file);
    return Outcome.changed(values);
  }

  /** Whether a job may be changing a host while the play goes on. */
  boolean anyFor(String host) {
    return hosts.contains(host);
  }

  /** How far a job of this run is; null for others. */
  @Nullable Outcome status(String id, HostLink link, Origin origin) throws ConnectionException {
    return switch (jobs.get(id)) {
      case null -> null;
      case Started.Here here -> here.work().isDone() ? ended(id, here.work()) : running(id);
      case Started.Detached detached -> {
        DetachedJob.Seen seen =
            DetachedJob.seen(link.ask(new Question(origin, DetachedJob.probe(id))));
        yield switch (seen.state()) {
          case ENDED -> told(id, detached.outcome().apply(seen.answer()), 1L, seen.path());
          // Not left to the module, whose own look may come after the job's end.
          case RUNNING -> told(id, Outcome.ok(Map.of()), 0L, seen.path());
          case LATE, LOST, ABSENT -> null;
        };
      }
    };
  }

  private static Outcome running(String id) {
    return told(id, Outcome.ok(Map.of()), 0L, file(id));
  }

  private static Outcome ended(String id, FutureTask<Outcome> work) {
    try {
      return told(id, work.get(), 1L, file(id));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModuleFailure("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException("A job failed. This is a bug in Weir.", e.getCause());
    }
  }

  /** What is said of every job, and what it came to. */
  private static Outcome told(String id, Outcome outcome, long finished, String file) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ansible_job_id", id);
    values.put("started", 1L);
    values.put("finished", finished);
    values.put("results_file", file);
    values.put("stdout", "");
    values.put("stdout_lines", List.of());
    values.put("stderr", "");
    values.put("stderr_lines", List.of());
    values.putAll(outcome.values());
    return outcome.withValues(values);
  }

  private String id() {
    StringBuilder id = new StringBuilder("j");
    for (int i = 0; i < DIGITS; i++) {
      id.append(random.nextInt(10));
    }
    return id.append('.').append(ProcessHandle.current().pid()).toString();
  }

  /** Where a job would leave its results if it left any. */
  private static String file(String id) {
    return "~/.ansible_async/" + id;
  }

  /** Waits for the jobs that this machine does, each of which has its limit. */
  @Override
  public void close() {
    jobs.forEach((id, job) -> {
      if (job instanceof Started.Here(FutureTask<Outcome> work)) {
        Outcome _ = ended(id, work);
      }
    });
  }
}
