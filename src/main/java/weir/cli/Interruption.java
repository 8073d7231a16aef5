package weir.cli;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Ctrl-C, SIGTERM, a terminal that goes away: no further task begins, the tasks under way settle,
 * hosts for which a way back was asked are returned, the recap is printed, the exit code is 99. The
 * second time it leaves at once and says what is unknown.
 */
final class Interruption {
  private static final long PATIENCE_SECONDS = 60;
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
  private final PrintWriter err;
  private final Supplier<String> unknown;
  private final BooleanSupplier settled;
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean asked;

  /**
   * Listens from now on.
   *
   * @param settled whether the tasks have ended; what follows them has deadlines of its own
   * @param unknown tells what nobody would know if the run ended now
   */
  Interruption(PrintWriter err, BooleanSupplier settled, Supplier<String> unknown) {
    this.err = err;
    this.settled = settled;
    this.unknown = unknown;
    // Whoever changes his mind in the first milliseconds leaves before anything was begun.
    Thread.ofPlatform().daemon().name("listening").start(this::listen);
  }

  private void listen() {
    if (!SIGNALS.stream().map(this::listen).reduce(true, Boolean::logicalAnd)) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::settle, "interruption"));
    }
  }

  /** Whether somebody wants the run to stop. */
  boolean asked() {
    return asked;
  }

  /** The run has ended, one way or the other. */
  void over() {
    over.countDown();
  }

  /** By reflection, since the compiler warns of this class in a way that cannot be turned off. */
  private boolean listen(String signal) {
    try {
      Class<?> type = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      InvocationHandler heard =
          (proxy, method, args) ->
              switch (method.getName()) {
                case "equals" -> proxy.equals(args[0]);
                case "hashCode" -> System.identityHashCode(this);
                case "toString" -> "interruption";
                default -> {
                  heard();
                  yield null;
                }
              };
      type.getMethod("handle", type, handler)
          .invoke(
              null,
              type.getConstructor(String.class).newInstance(signal),
              Proxy.newProxyInstance(
                  Interruption.class.getClassLoader(), new Class<?>[] {handler}, heard));
      return true;
    } catch (InvocationTargetException _) {
      return true; // This system, or whoever started Weir, wants that signal for itself.
    } catch (ReflectiveOperationException _) {
      return false;
    }
  }

  private synchronized void heard() {
    if (over.getCount() == 0) {
      return;
    }
    if (asked) {
      leave("Interrupted again: leaving at once.");
    }
    Thread.ofPlatform().daemon().name("interruption").start(this::waitInVain);
    announce();
  }

  private void announce() {
    asked = true;
    err.println("Interrupted: no further task begins; waiting for those under way.");
    err.flush();
  }

  private void waitInVain() {
    boolean ended = ended();
    while (!ended && settled.getAsBoolean()) {
      ended = ended();
    }
    if (!ended) {
      leave("The tasks under way did not end.");
    }
  }

  private boolean ended() {
    try {
      return over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      return false;
    }
  }

  private void leave(String why) {
    err.println("%s %s".formatted(why, unknown.get()));
    err.flush();
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** Where signals cannot be heard one by one. */
  private void settle() {
    if (over.getCount() > 0) {
      announce();
      waitInVain();
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
  }
}
