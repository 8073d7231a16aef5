package weir.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class EscapesTest {

  @Test
  void decodesWhatPythonDecodes() {
    assertEquals("a\nb\tc", Escapes.decode("a\\nb\\tc"));
    assertEquals("\\", Escapes.decode("\\\\"));
    assertEquals("é A", Escapes.decode("\\u00e9 \\x41"));
  }

  @Test
  void leavesTheRestAlone() {
    assertEquals("\\d+ \\.", Escapes.decode("\\d+ \\."));
    assertEquals("C:", Escapes.decode("C:"));
  }
}
