package weir.vars;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.playbook.Args;
import weir.playbook.Keyword;
import weir.playbook.Keywords;
import weir.playbook.Task;
import weir.source.SourceFile;
import weir.template.EngineOptions;
import weir.template.Template;
import weir.template.TemplateEngine;
import weir.template.Variables;

final class LoginVariablesTest {
  private static final Map<String, Object> COMMAND_LINE = Map.of("ansible_user", "typed");

  @Test
  void sayHowTheHostIsReachedWhereNothingElseDoes() {
    Variables bare = login(Map.of(), Map.of());
    assertEquals("web1", bare.get("ansible_host"));
    assertEquals("web1", bare.get("ansible_ssh_host"));
    assertEquals("ssh", bare.get("ansible_connection"));
    assertEquals("typed", bare.get("ansible_user"));
    assertEquals(Variables.ABSENT, bare.get("ansible_port"));
    assertEquals(Variables.ABSENT, bare.get("ansible_password"));
  }

  @Test
  void keywordsWinOverTheCommandLine() {
    Variables own =
        login(Map.of(), Map.of(Keyword.REMOTE_USER, "deployer", Keyword.CONNECTION, "local"));
    assertEquals("deployer", own.get("ansible_ssh_user"));
    assertEquals("local", own.get("ansible_connection"));
  }

  @Test
  void variablesWinUnderEitherName() {
    Variables set = login(Map.of("ansible_ssh_host", "10.0.0.1", "ansible_user", "me"), Map.of());
    assertEquals("10.0.0.1", set.get("ansible_host"));
    assertEquals("me", set.get("ansible_ssh_user"));
  }

  @Test
  void aKeywordMayAskForTheVariableItStandsFor() {
    String text = "{{ ansible_user | default('nobody') }}";
    Template asking = Template.value(text, new SourceFile("site.yml", text)::span);
    assertEquals(
        "nobody", login(Map.of(), Map.of(Keyword.REMOTE_USER, asking)).get("ansible_user"));
  }

  private static Variables login(Map<String, Object> given, Map<Keyword, Object> keywords) {
    Task task =
        new Task(
            "a task",
            "ping",
            Args.NONE,
            new Keywords(keywords),
            Keywords.NONE,
            null,
            Path.of("/site"),
            new SourceFile("site.yml", "ping").span(0, 4));
    TemplateEngine engine = new TemplateEngine(EngineOptions.defaults());
    return new LoginVariables(Variables.of(given), engine, COMMAND_LINE, "web1", task);
  }
}
