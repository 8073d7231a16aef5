package weir.executor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import weir.become.Identity;
import weir.playbook.Keywords;
import weir.template.EngineOptions;
import weir.template.TemplateEngine;
import weir.template.Variables;

final class AccessTest {

  @Test
  void whoLogsInAsTheUserToBecomeStaysWhoHeIs() {
    assertEquals(Identity.LOGIN, identity("root", Map.of()));
    assertEquals(Identity.LOGIN, identity(null, Map.of("ansible_user", "root")));
    assertEquals(
        Identity.LOGIN,
        identity("ubuntu", Map.of("ansible_user", "app", "ansible_become_user", "app")));
  }

  @Test
  void anybodyElseBecomesRoot() {
    assertEquals("root", identity("ubuntu", Map.of()).user());
    assertEquals("root", identity(null, Map.of()).user());
    assertEquals("app", identity("root", Map.of("ansible_become_user", "app")).user());
  }

  @Test
  void settingsSayHowToBecomeUnlessVariablesDo() {
    assertEquals("/opt/sudo", identity("ubuntu", Map.of()).executable());
    assertEquals(List.of("-n"), identity("ubuntu", Map.of()).flags());
    assertEquals(
        List.of("-H", "-S"), identity("ubuntu", Map.of("ansible_become_flags", "-H -S")).flags());
  }

  private static Identity identity(@Nullable String login, Map<String, Object> variables) {
    TemplateEngine engine = new TemplateEngine(EngineOptions.defaults());
    CommandLine line =
        new CommandLine(
            null,
            login,
            null,
            null,
            22,
            List.of(),
            Duration.ofSeconds(10),
            true,
            true,
            null,
            null,
            "/opt/sudo",
            "-n",
            null);
    return new Access(engine, line).identity(Variables.of(variables), Keywords.NONE);
  }
}
