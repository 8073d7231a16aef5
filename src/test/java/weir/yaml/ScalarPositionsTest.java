package weir.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weir.source.SourceFile;
import weir.source.Span;

/** Every word of a decoded scalar must lead back to the same word in the file. */
final class ScalarPositionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "k: w1 w2   w3 # c",
        "k: w1\n  w2\n\n\n   w3",
        "k: 'w1 ''w2'' w3'",
        "k: 'w1\n   w2  \n\n  w3'",
        "k: \"w1 \\\"w2\\\" \\u00e9 \\x41 w3\"",
        "k: \"w1 \\U0001F600 w2 \\n w3\"",
        "k: \"w1 \\\n    w2 \\\n   \\  w3\"",
        "k: \"w1 \n\n  \\tw2\n w3\"",
        "k: |\n  w1\n\n    w2\n\n\n  w3\n\n",
        "k: |-\n\n\n  w1\n\n  w2 # no comment\n# comment",
        "k: |2+ # comment\n    w1\n  w2\n   w3\n\n\n",
        "k: >\n  w1\n  w2\n\n  w3\n",
        "k: >-\n  w1\n    w2\n    w3\n  w4\n\n\n  w5\n   w6\n  w7\n",
        "k: !unsafe &a # c\n  >\n  w1\r\n  w2\r\n\r\n  w3\r\n",
        "k: !!str |\n  \u00e9 \ud83d\ude00 w1\n  w2",
        "k: {a: b, c: w1\n  w2, d: e}",
        "{\"k\": \"w1\\/\\u00e9\\ud83d\\ude00 w2\"}",
      })
  void findsEveryWordAgain(String text) {
    SourceFile file = new SourceFile("test.yaml", text);
    Scalar scalar = text(Yaml.read(file, warning -> {}));
    int checked = 0;
    for (int word = 1; scalar.text().contains("w" + word); word++) {
      int at = scalar.text().indexOf("w" + word);
      Span span = scalar.positions().span(at, at + 2);
      assertEquals("w" + word, text.substring(span.start(), span.end()));
      checked++;
    }
    assertTrue(checked >= 2, scalar.text());
  }

  private static Scalar text(@Nullable Node root) {
    Node value = assertInstanceOf(Mapping.class, root).get("k");
    if (value instanceof Mapping inner) {
      value = inner.get("c");
    }
    return assertInstanceOf(Scalar.class, value);
  }
}
