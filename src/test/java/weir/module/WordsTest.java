package weir.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void splitsAsAShellDoes() {
    assertEquals(
        List.of("a", "b c", "d\\e", "f\"g", ""), Words.split(" a 'b c' \"d\\e\" f\\\"g '' "));
    assertEquals(List.of("/usr/sbin/visudo", "-cf", "%s"), Words.split("/usr/sbin/visudo -cf %s"));
    assertEquals(List.of("a=b c"), Words.split("a=\"b c\""));
    assertEquals(List.of("q\"q"), Words.split("\"q\\\"q\""));
    assertEquals(List.of(), Words.split("  "));
  }

  @Test
  void refusesWhatIsNotClosed() {
    assertThrows(ModuleFailure.class, () -> Words.split("a 'b"));
    assertThrows(ModuleFailure.class, () -> Words.split("a \\"));
  }
}
