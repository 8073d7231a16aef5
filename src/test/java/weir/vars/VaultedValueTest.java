package weir.vars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import weir.source.SourceFile;
import weir.template.EngineOptions;
import weir.template.Template;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.TemplateValues;
import weir.template.Variables;
import weir.yaml.Mapping;
import weir.yaml.Yaml;

final class VaultedValueTest {
  private static final Template USE =
      Template.value("<{{ secret }}>", new SourceFile("use.yml", "<{{ secret }}>")::span);

  @Test
  void isOpenedWhenATemplateUsesIt() throws IOException {
    Vault vault = Vault.of(List.of(new VaultSecret("default", "not-a-real-password")));
    TemplateEngine engine = engine(vault);
    assertEquals("<inline value>", engine.evaluate(USE, variables()));
    assertEquals("inline value", engine.evaluate(variables().get("secret"), variables()));
    assertEquals(List.of("inline value"), engine.evaluate(List.of(secret()), variables()));
  }

  @Test
  void failsOnlyWhatUsesIt() throws IOException {
    TemplateEngine engine = engine(Vault.NONE);
    Variables variables = variables();
    TemplateException e =
        assertThrows(TemplateException.class, () -> engine.evaluate(USE, variables));
    assertEquals("this is encrypted with Ansible Vault", e.text());
    assertEquals(2, Objects.requireNonNull(e.diagnostic().span()).line());
    assertEquals(1L, engine.evaluate(1L, variables));
  }

  private static TemplateEngine engine(Vault vault) {
    return new TemplateEngine(EngineOptions.defaults().withVault(vault::reveal));
  }

  private static Variables variables() throws IOException {
    return Variables.of(Map.of("secret", secret()));
  }

  private static Object secret() throws IOException {
    Path file = Path.of("src/test/resources/weir/vars/vault/inline.yml");
    Mapping root =
        (Mapping)
            Objects.requireNonNull(
                Yaml.read(new SourceFile(file.toString(), Files.readString(file)), _ -> {}));
    return Objects.requireNonNull(TemplateValues.of(root.entries().getFirst().value()));
  }
}
