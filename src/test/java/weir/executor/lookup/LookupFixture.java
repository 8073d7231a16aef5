package weir.executor.lookup;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.connection.local.LocalCommands;
import weir.executor.ControllerLookups;
import weir.executor.ControllerPaths;
import weir.source.SourceFile;
import weir.template.EngineOptions;
import weir.template.LookupSignatures;
import weir.template.Template;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.vars.Vault;
import weir.vars.VaultSecret;

/** An engine with all lookups, and a playbook's directory with a role in it. */
final class LookupFixture {
  private final Path directory;
  private final TemplateEngine engine;
  private final Map<String, Object> variables = new LinkedHashMap<>();

  LookupFixture(Path directory) {
    this.directory = directory;
    this.engine =
        new TemplateEngine(
            EngineOptions.defaults()
                .with(new ControllerPaths())
                .with(
                    new ControllerLookups(
                        new LocalCommands(),
                        Map.of("LANG", "C", "EMPTY", ""),
                        directory.resolve("home"),
                        Vault.of(List.of(new VaultSecret("default", "not-a-real-password"))))));
    variables.put("playbook_dir", directory.toString());
  }

  LookupFixture inRole() {
    return with("role_path", directory.resolve("roles/app").toString());
  }

  LookupFixture with(String name, Object value) {
    variables.put(name, value);
    return this;
  }

  Path file(String name, String text) throws IOException {
    Path path = directory.resolve(name);
    Files.createDirectories(path.resolveSibling(""));
    return Files.writeString(path, text);
  }

  @Nullable Object value(String expression) {
    String text = "{{ " + expression + " }}";
    SourceFile source = new SourceFile("test", text);
    return engine.evaluate(Template.value(text, source::span), Variables.of(variables));
  }

  /** The lookups for which nobody has written down what options they take. */
  List<String> withoutSignature() {
    return engine.lookups().stream().filter(name -> LookupSignatures.of(name) == null).toList();
  }

  String failure(String expression) {
    return assertThrows(TemplateException.class, () -> value(expression)).text();
  }
}
