package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.module.Controller.HttpReply;

class NgrokErrorTest {
  private static final String TOKEN = "2abcDEFghiJKLmnoPQRstuVWXyz_4abcdefghijklmnopqrs";

  @Test
  void waitsOnlyWhereWaitingHelps() {
    assertTrue(NgrokError.codes(NgrokError.Kind.FINAL).contains(" 105 "));
    assertTrue(NgrokError.codes(NgrokError.Kind.LINGERING).contains(" 334 "));
    assertFalse(NgrokError.codes(NgrokError.Kind.FINAL).contains(" 8012 "));
  }

  @Test
  void saysWhatToDoAboutKnownCodesAndWhereToReadAboutOthers() {
    assertTrue(NgrokError.describe("108").contains("stop the agent"));
    assertTrue(NgrokError.describe("999").contains("err_ngrok_999"));
  }

  @Test
  void hidesTokens() {
    assertEquals("x [token] y", Redact.tokens("x " + TOKEN + " y"));
    assertEquals("Your authtoken: [token]", Redact.tokens("Your authtoken: short"));
    assertEquals(
        "authtoken: [token]", Redact.tokens("authtoken: \"" + TOKEN + "\"").replace("\"", ""));
    assertEquals("Your authtoken: [token]", Redact.tokens("Your authtoken: [token]"));
    assertEquals("an ordinary line", Redact.tokens("an ordinary line"));
  }

  @Test
  void spellsAddressesInOneWay() {
    Endpoint endpoint = Endpoint.of("", "App.Example/", "localhost:5555");
    assertEquals("https://app.example", endpoint.url());
    assertEquals("http://127.0.0.1:5555", endpoint.upstream());
    assertTrue(endpoint.sameUpstream(Endpoint.of("", "x", "5555")));
    assertTrue(endpoint.sameUrl(Endpoint.of("", "https://app.example:443", "1")));
    assertFalse(endpoint.sameUpstream(Endpoint.of("", "x", "https://127.0.0.1:5555")));
  }

  @Test
  void tellsTheAppFromWhatStandsBeforeIt() {
    Map<String, Object> fields = Map.of("status", "ok");
    String local = "{\"status\":\"ok\",\"pid\":1}";
    assertTrue(look(200, "", "{\"status\":\"ok\",\"pid\":2}", fields, local).well());
    assertFalse(look(200, "", "{\"status\":\"ok\"}", fields, local).well());
    assertFalse(look(200, "", "<html>", fields, local).well());
    assertFalse(look(200, "ERR_NGROK_6024", local, fields, local).well());
    assertTrue(look(200, "ERR_NGROK_6024", local, fields, local).hopeless());
    assertFalse(look(404, "ERR_NGROK_3200", "", fields, local).hopeless());
    PublicLook refused = look(502, "ERR_NGROK_8012", "", fields, local);
    assertTrue(refused.wrong().endsWith("so the endpoint's upstream is another address"));
    assertTrue(refused.hopeless(), "the app answers on its host");
    assertFalse(look(502, "ERR_NGROK_8012", "", fields, "").hopeless(), "it may be starting");
    assertTrue(look(403, "", "", fields, local).hopeless());
    assertFalse(look(404, "", "", fields, local).hopeless());
    assertFalse(look(502, "", "", fields, local).hopeless());
  }

  private static PublicLook look(
      int status, String code, String body, Map<String, Object> fields, String local) {
    Map<String, String> headers = code.isEmpty() ? Map.of() : Map.of("ngrok-error-code", code);
    HttpReply reply = new HttpReply(status, headers, body, "https://a", null);
    return PublicLook.of(reply, 200, fields, "https://a", local);
  }
}
