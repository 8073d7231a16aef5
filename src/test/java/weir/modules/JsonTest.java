package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void readsWhatItWrites() throws Json.NotJson {
    String text = "{\"a\": [1, -2.5, true, null, \"x\\n\\u00e9\"], \"b\": {}}";
    assertEquals(text, Json.write(Json.read(text)));
  }

  @Test
  void readsEveryKindOfValue() throws Json.NotJson {
    assertEquals(
        Map.of("k", Arrays.asList(1L, 1e3, "é/", null, List.of(), false)),
        Json.read(" {\"k\" : [1 ,1e3,\"\\u00e9\\/\",null, [ ],false]} "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[1,]", "{\"a\" 1}", "tru", "1 2", "\"x", "\"\\q\"", "01x", "<a>"})
  void refusesWhatIsNone(String text) {
    assertThrows(Json.NotJson.class, () -> Json.read(text));
  }

  @Test
  void refusesWhatWouldOverflowTheStack() {
    assertThrows(Json.NotJson.class, () -> Json.read("[".repeat(100_000)));
  }

  @Test
  void comparesOnlyTheExpectedFields() {
    Map<String, Object> expected = Map.of("status", "ok", "db", Map.of("up", true));
    String body = "{\"status\":\"ok\",\"db\":{\"up\":true,\"n\":3},\"x\":1}";
    assertEquals("", ExpectedFields.wrong(expected, body));
    assertEquals(
        "the field db.up is false, not true",
        ExpectedFields.wrong(Map.of("db", Map.of("up", true)), body.replace("true", "false")));
    assertEquals(
        "the answer has no field status", ExpectedFields.wrong(Map.of("status", "ok"), "{}"));
    assertEquals("", ExpectedFields.wrong(Map.of("n", "5"), "{\"n\": 5}"));
    assertEquals("", ExpectedFields.wrong(Map.of("n", 5L), "{\"n\": 5.0}"));
    assertTrue(ExpectedFields.wrong(expected, "<html>").startsWith("the answer is no JSON"));
    assertEquals("", ExpectedFields.wrong(Map.of(), "<html>"));
  }
}
