package weir.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import weir.connection.ConnectionException;
import weir.connection.Shell;

/**
 * The shells of many hosts, opened when first needed and kept. All hosts work at the same time, a
 * thread each; one that cannot be reached, or is lost, is an answer like any other, and is tried
 * again with the next question. Waits end by the deadlines of connections and requests.
 */
public final class HostShells implements AutoCloseable {
  private final Semaphore forks;
  private final Map<ServiceHost, Shell> shells = new ConcurrentHashMap<>();

  /** Work with one host's shell. */
  @FunctionalInterface
  public interface Question<T> {
    /** Asks the host, in a thread of its own. */
    T ask(ServiceHost host, Shell shell) throws ConnectionException;
  }

  /** Shells of which so many work at the same time. */
  public HostShells(int forks) {
    this.forks = new Semaphore(forks);
  }

  /** Asks all hosts and waits for all answers, which come in the order of the hosts. */
  public <T> List<HostAnswer<T>> ask(List<ServiceHost> hosts, Question<T> question) {
    List<FutureTask<HostAnswer<T>>> tasks = new ArrayList<>();
    for (ServiceHost host : hosts) {
      FutureTask<HostAnswer<T>> task = new FutureTask<>(() -> inTurn(host, question));
      Thread.ofPlatform().daemon().name("weir-" + host.name()).start(task);
      tasks.add(task);
    }
    List<HostAnswer<T>> answers = new ArrayList<>();
    for (FutureTask<HostAnswer<T>> task : tasks) {
      answers.add(result(task));
    }
    return answers;
  }

  /** Asks one host in the caller's thread. */
  public <T> HostAnswer<T> ask(ServiceHost host, Question<T> question) {
    try {
      Shell shell = shells.get(host);
      if (shell == null) {
        shell = host.door().open();
        shells.put(host, shell);
      }
      return new HostAnswer.Answered<>(host, question.ask(host, shell));
    } catch (ConnectionException e) {
      leave(host);
      return new HostAnswer.Unreachable<>(host, e.kind(), e.getMessage());
    }
  }

  private <T> HostAnswer<T> inTurn(ServiceHost host, Question<T> question)
      throws InterruptedException {
    forks.acquire();
    try {
      return ask(host, question);
    } finally {
      forks.release();
    }
  }

  private static <T> T result(FutureTask<T> task) {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "A question ended with %s. This is a bug in Weir.".formatted(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private void leave(ServiceHost host) {
    Shell shell = shells.remove(host);
    if (shell != null) {
      shell.close();
    }
  }

  @Override
  public void close() {
    List.copyOf(shells.keySet()).forEach(this::leave);
  }
}
