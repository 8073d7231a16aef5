package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weir.connection.Secret;
import weir.connection.ssh.UnknownHost;
import weir.playbook.Play;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.template.EngineOptions;
import weir.template.TemplateEngine;

final class AskTest {

  /** Answers from a list; says what was asked, hidden questions in brackets. */
  private static final class Typed implements Ask.Terminal {
    final List<String> asked = new ArrayList<>();
    final Deque<String> answers;
    final boolean present;

    Typed(boolean present, String... answers) {
      this.present = present;
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public boolean present() {
      return present;
    }

    @Override
    public @Nullable String answer(String question, boolean hidden) {
      asked.add(hidden ? "<" + question + ">" : question);
      return answers.poll();
    }
  }

  private static final UnknownHost WEB =
      new UnknownHost(
          List.of("web1", "web2"),
          "[10.0.0.1]:2222",
          "ssh-ed25519",
          "SHA256:abc",
          "line",
          Path.of("known_hosts"));

  @Test
  void asksForPasswordsHidden() {
    Typed typed = new Typed(true, "login", "", "vault");
    Ask ask = new Ask(typed);
    Secret login = ask.loginPassword();
    assertEquals(new Secret("login"), login);
    assertEquals(login, ask.becomePassword(login));
    assertEquals(new Secret("vault"), ask.vaultPassword("prod"));
    assertEquals(
        List.of(
            "<SSH password: >",
            "<BECOME password[defaults to SSH password]: >",
            "<Vault password (prod): >"),
        typed.asked);
  }

  @Test
  void hasNoAnswersWithoutATerminal() {
    Typed typed = new Typed(false, "secret");
    Ask ask = new Ask(typed);
    assertNull(ask.password("Password: "));
    assertNull(ask.passphrase(Path.of("key"), false));
    assertFalse(ask.trusts(List.of(WEB)));
    assertEquals(List.of(), typed.asked);
  }

  @Test
  void asksForAPassphraseOnce() {
    Typed typed = new Typed(true, "bad", "good");
    Ask ask = new Ask(typed);
    assertEquals(new Secret("bad"), ask.passphrase(Path.of("key"), false));
    assertEquals(new Secret("bad"), ask.passphrase(Path.of("key"), false));
    assertEquals(new Secret("good"), ask.passphrase(Path.of("key"), true));
    assertEquals(
        List.of(
            "<Passphrase of the key key: >", "<That did not open it. Passphrase of the key key: >"),
        typed.asked);
  }

  @Test
  void trustsHostsOnlyAfterAYes() {
    Typed typed = new Typed(true, "sure", "yes", "no");
    Ask ask = new Ask(typed);
    assertTrue(ask.trusts(List.of(WEB)));
    assertFalse(ask.trusts(List.of(WEB)));
    assertFalse(ask.trusts(List.of(WEB)), "the end of the input is no yes");
    assertEquals("Please type yes or no: ", typed.asked.get(1));
    assertEquals(
        """
        This host is not known yet:
          web1, web2 ([10.0.0.1]:2222)
            ssh-ed25519 key SHA256:abc
        Compare with what ssh-keygen -lf shows there. Trust this key from now on? (yes/no) \
        """,
        typed.asked.getFirst());
  }

  @Test
  void asksThePromptsOfAPlay() {
    Typed typed = new Typed(true, "Ada", "", "a", "b", "c", "c");
    Map<String, Object> answers =
        new Ask(typed)
            .answers(
                List.of(
                    prompt("who", "Your name", null, false, false),
                    prompt("size", "Size", 3L, false, false),
                    prompt("given", "Given", null, false, false),
                    prompt("pass", "Password", null, true, true)),
                Set.of("given"));
    assertEquals(Map.of("who", "Ada", "size", 3L, "pass", "c"), answers);
    assertEquals(
        List.of(
            "Your name: ",
            "Size [3]: ",
            "<Password: >",
            "<confirm Password: >",
            "<The two were different. Password: >",
            "<confirm Password: >"),
        typed.asked);
  }

  @Test
  void takesDefaultsWhenNobodyCanBeAsked() {
    Ask ask = new Ask(new Typed(false));
    assertEquals(
        Map.of("size", 3L),
        ask.answers(List.of(prompt("size", "Size", 3L, false, false)), Set.of()));
    Diagnostic problem = failure(ask, prompt("who", "Your name", null, false, false));
    assertEquals("nobody can be asked for 'who'", problem.summary());
    assertEquals("Give the value with -e who=VALUE.", problem.hint());
  }

  @Test
  void hashesAnAnswerThatIsToBeEncrypted() {
    Play.Prompt prompt =
        new Play.Prompt(
            "pass", "Password", null, true, false, new Play.Encryption("sha512", "abcdefgh", 8));
    Map<String, Object> answers =
        new Ask(new Typed(true, "secret")).answers(List.of(prompt), Set.of());
    assertEquals(
        Map.of(
            "pass",
            "$6$abcdefgh$ltjgWl6579NluT/Vi1nwEvcil.G5Nbc4NiXZaNGStk8PSwGfQv72N2CKPPrVACtLtip/cZ/"
                + "1GM/O6IND4WQhG."),
        Encrypted.of(answers, List.of(prompt), new TemplateEngine(EngineOptions.defaults())));
  }

  private static Diagnostic failure(Ask ask, Play.Prompt prompt) {
    return assertThrows(DiagnosticException.class, () -> ask.answers(List.of(prompt), Set.of()))
        .diagnostics()
        .getFirst();
  }

  private static Play.Prompt prompt(
      String name, String text, @Nullable Object byDefault, boolean secret, boolean confirm) {
    return new Play.Prompt(name, text, byDefault, secret, confirm, null);
  }
}
