package weir.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NearestTest {
  private static final List<String> WORDS =
      List.of("copy", "command", "become_user", "when", "file", "tags");

  @Test
  void swappedNeighboursAreOneStep() {
    assertEquals("Did you mean 'copy'?", Nearest.question("cpoy", WORDS));
    assertEquals("Did you mean 'when'?", Nearest.question("whne", WORDS));
  }

  @Test
  void missingAndSurplusLettersAreFound() {
    assertEquals("Did you mean 'become_user'?", Nearest.question("becom_uer", WORDS));
    assertEquals("Did you mean 'command'?", Nearest.question("commmand", WORDS));
  }

  @Test
  void caseDoesNotCount() {
    assertEquals("Did you mean 'copy'?", Nearest.question("Copy", WORDS));
  }

  @Test
  void farWordsAreNotGuessed() {
    assertNull(Nearest.question("frobnicate", WORDS));
    assertNull(Nearest.question("x", List.of("copy")));
  }

  @Test
  void wordItselfIsNoSuggestion() {
    assertNull(Nearest.question("copy", List.of("copy")));
  }

  @Test
  void ofEquallyNearWordsTheFirstInTheAlphabetIsTaken() {
    assertEquals("Did you mean 'bat'?", Nearest.question("cat", List.of("rat", "bat", "hat")));
  }
}
