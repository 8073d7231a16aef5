package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import weir.source.DiagnosticException;

final class OptionWordsTest {

  @Test
  void splitsAsAShellDoes() {
    assertEquals(
        List.of("-o", "ProxyCommand=a b"), OptionWords.split("-e", "-o 'ProxyCommand=a b'"));
  }

  @Test
  void anOpenQuoteIsTheUsersMistake() {
    DiagnosticException thrown =
        assertThrows(DiagnosticException.class, () -> OptionWords.split("-e", "name='a"));
    assertEquals("cannot split this into words", thrown.diagnostics().getFirst().summary());
  }
}
