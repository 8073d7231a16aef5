package weir.modules;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weir.module.Answer;
import weir.module.Controller;

/** Asks a host again and again, over new connections, until it answers as hoped. */
final class HostWait {
  private final Controller controller;
  private final long origin;
  private final Duration limit;
  private String lastTrouble = "no answer";

  HostWait(Controller controller, Duration limit) {
    this.controller = controller;
    this.origin = controller.nanoTime();
    this.limit = limit;
  }

  /** The hoped-for answer, or null when time ran out. */
  @Nullable Answer until(Supplier<Answer> call, Duration between, Predicate<Answer> hoped) {
    while (true) {
      Answer answer = tried(call);
      if (answer != null && hoped.test(answer)) {
        return answer;
      }
      if (elapsed().compareTo(limit) >= 0) {
        return null;
      }
      controller.disconnect();
      controller.pause(between);
    }
  }

  Duration elapsed() {
    return Duration.ofNanos(controller.nanoTime() - origin);
  }

  /** Why the last try came to nothing. */
  String lastTrouble() {
    return lastTrouble;
  }

  // What a lost or refused connection is thrown as lies above this package.
  @SuppressWarnings("PMD.AvoidCatchingGenericException")
  private @Nullable Answer tried(Supplier<Answer> call) {
    try {
      Answer answer = call.get();
      lastTrouble = answer.ok() ? "it answers as before" : answer.err().strip();
      return answer;
    } catch (RuntimeException lost) {
      lastTrouble = String.valueOf(lost.getMessage());
      return null;
    }
  }
}
