package weir.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TagsTest {

  @ParameterizedTest(name = "--tags {0} --skip-tags {1} on [{2}]: {3}")
  @CsvSource({
    "all, '', '', true",
    "all, '', a, true",
    "all, '', never, false",
    "all;never, '', never, true",
    "a, '', '', false",
    "a, '', 'b;a', true",
    "a, '', always, true",
    "a, always, always, false",
    "n, '', never;n, true",
    "tagged, '', a, true",
    "tagged, '', '', false",
    "untagged, '', '', true",
    "all, tagged, a, false",
    "all, untagged, '', false",
    "a, b, a;b, false",
  })
  void choosesAsAnsibleDoes(String only, String skip, String tags, boolean runs) {
    Tags chosen = new Tags(list(only), list(skip));
    assertEquals(runs, chosen.allow(Set.copyOf(list(tags))));
  }

  private static List<String> list(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(";", -1));
  }
}
