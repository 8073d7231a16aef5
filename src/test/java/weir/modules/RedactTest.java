package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class RedactTest {

  @Test
  void takesTheTokenOutOfNgroksOwnMessages() {
    assertEquals(
        "the authtoken is malformed. Your authtoken: [token] ERR_NGROK_105",
        Redact.tokens(
            "the authtoken is malformed. Your authtoken: short-and-secret ERR_NGROK_105"));
    assertEquals("authtoken: [token]", Redact.tokens("authtoken: abc"));
  }

  @Test
  void leavesOtherTextAlone() {
    String line = "2026-11-23T14:09:41+00:00 host1 ngrok[430]: ERROR:  ERR_NGROK_105";
    assertEquals(line, Redact.tokens(line));
  }
}
