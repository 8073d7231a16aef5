package weir.connection.ssh;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;

/** Runs a login in a thread of its own and gives it up when its time is over. */
final class Attempt {
  private final Login login;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile @Nullable ConnectionException failure;
  private volatile @Nullable RuntimeException bug;

  Attempt(Login login) {
    this.login = login;
  }

  void await(Countdown countdown) throws ConnectionException, InterruptedException {
    Thread.ofPlatform().daemon().name("weir-login").start(this::run);
    try {
      while (!done.await(Math.max(0, countdown.leftNanos()), TimeUnit.NANOSECONDS)) {
        if (countdown.leftNanos() <= 0) {
          throw new ConnectionException(
              ConnectionException.Kind.UNREACHABLE, "The time was up while " + login.step() + ".");
        }
      }
      if (bug != null) {
        throw bug;
      }
      if (failure != null) {
        throw failure;
      }
    } catch (ConnectionException | InterruptedException | RuntimeException e) {
      login.abandon();
      throw e;
    }
  }

  private void run() {
    try {
      login.run();
    } catch (ConnectionException e) {
      failure = e;
    } catch (RuntimeException e) {
      bug = e;
    } finally {
      done.countDown();
      if (failure != null || bug != null || login.abandoned()) {
        login.connection().close();
      }
    }
  }
}
