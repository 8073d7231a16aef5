package weir.module;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ForeseenTest {
  private static final Foreseen CODE =
      Foreseen.NOTHING.and(
          List.of(new Action.Remove("/opt/app/app.py", FileState.absent("/opt/app/app.py"))));

  @Test
  void touchesTheFileItselfAndTheDirectoriesAroundIt() {
    assertTrue(CODE.touches("/opt/app/app.py"));
    assertTrue(CODE.touches("/opt/app"));
    assertTrue(CODE.touches("/"));
  }

  @Test
  void touchesWhatLiesInADirectoryThatGoes() {
    assertTrue(new Foreseen(Set.of("/opt/app")).touches("/opt/app/app.py"));
  }

  @Test
  void leavesNeighboursAlone() {
    assertFalse(CODE.touches("/opt/app/app.pyc"));
    assertFalse(CODE.touches("/opt/ap"));
    assertFalse(CODE.touches("/etc"));
  }
}
