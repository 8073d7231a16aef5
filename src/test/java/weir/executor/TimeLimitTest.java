package weir.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import weir.module.ModuleFailure;

final class TimeLimitTest {

  @Test
  void workThatFailsOfItsInterruptionIsLateAllTheSame() {
    assertEquals("late", TimeLimit.within(1, TimeLimitTest::interrupted, () -> "late"));
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void workThatFailsInTimeHasFailed() {
    assertThrows(
        ModuleFailure.class,
        () ->
            TimeLimit.within(
                60,
                () -> {
                  throw new ModuleFailure("refused");
                },
                () -> "late"));
  }

  private static String interrupted() {
    try {
      new CountDownLatch(1).await();
      return "never";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModuleFailure("interrupted");
    }
  }
}
