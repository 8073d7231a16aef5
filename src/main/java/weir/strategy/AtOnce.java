package weir.strategy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does for all hosts at once what belongs to no task of the play, a thread each. */
final class AtOnce {
  private AtOnce() {}

  /** What each piece of work came to, once all are done, in the order they were given. */
  static <K, T> Map<K, T> all(Map<K, Callable<T>> work) {
    Map<K, Future<T>> running = new LinkedHashMap<>();
    try (ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory())) {
      work.forEach((key, each) -> running.put(key, threads.submit(each)));
    }
    Map<K, T> results = new LinkedHashMap<>();
    running.forEach((key, future) -> results.put(key, result(future)));
    return results;
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A host's work failed. This is a bug in Weir.", e.getCause());
    }
  }
}
