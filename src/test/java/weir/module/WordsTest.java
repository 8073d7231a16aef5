package weir.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words as Python's shlex takes them apart. */
class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          echo hi  there    | echo,hi,there
          a\\ b c           | a b,c
          "a b"'c d'e       | a bc de
          'it'"'"'s'        | it's
          "a \\"q\\" \\n \\\\" | a "q" \\n \\
          x '' ""           | x,,
          --opt="a b"       | --opt=a b
          # no comment      | #,no,comment
          a "d\\e" f\\"g      | a,d\\e,f"g
          """)
  void splits(String line, String words) {
    assertEquals(List.of(words.split(",", -1)), Words.split(line));
  }

  @Test
  void splitsNothingIntoNothing() {
    assertEquals(List.of(), Words.split(" \t\n "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"echo \"a", "echo 'a", "echo a\\"})
  void refusesWhatDoesNotEnd(String line) {
    assertThrows(ModuleFailure.class, () -> Words.split(line));
  }

  @Test
  void joinsSoThatSplittingGivesTheSame() {
    List<String> words = List.of("a b", "it's", "", "$HOME", "plain-word", "x\ny", "\\", "é");
    assertEquals(words, Words.split(Words.join(words)));
  }
}
