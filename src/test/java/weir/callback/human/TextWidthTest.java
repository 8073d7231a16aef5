package weir.callback.human;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class TextWidthTest {

  @Test
  void wideCharactersTakeTwoColumns() {
    assertEquals(4, TextWidth.of("name"));
    assertEquals(5, TextWidth.of("Größe"));
    assertEquals(6, TextWidth.of("日本語"));
  }

  @Test
  void combiningMarksTakeNone() {
    assertEquals(1, TextWidth.of("e\u0301"));
  }
}
