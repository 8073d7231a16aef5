package weir.cli.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.connection.Secret;
import weir.connection.local.LocalCommands;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.vars.VaultSecret;

final class VaultPasswordsTest {
  @TempDir private Path directory;

  @Test
  void readsFilesScriptsAndAnswersInOrder() throws IOException {
    Files.writeString(directory.resolve("plain"), "\n fake one \n");
    script("script", "echo fake-two");
    script("keys-client.sh", "echo \"fake $2\"");
    List<VaultSecret> secrets =
        passwords("typed")
            .read(
                List.of("dev@plain", "prod@keys-client.sh", "ask@prompt", "script"),
                List.of(directory.resolve("plain")),
                true);
    assertEquals(
        List.of(
            new VaultSecret("dev", "fake one"),
            new VaultSecret("prod", "fake prod"),
            new VaultSecret("ask", "typed"),
            new VaultSecret("default", "fake-two"),
            new VaultSecret("default", "fake one"),
            new VaultSecret("default", "typed")),
        secrets);
  }

  @Test
  void tellsAllThatCannotBeHad() throws IOException {
    Files.writeString(directory.resolve("empty"), "\n");
    script("fails", "echo locked >&2; exit 3");
    DiagnosticException e =
        assertThrows(
            DiagnosticException.class,
            () ->
                passwords(null)
                    .read(List.of("missing", "empty", "x@fails", "x@prompt"), List.of(), false));
    assertEquals(
        List.of(
            "there is no password file %s/missing".formatted(directory),
            "the password file %s/empty gives an empty password".formatted(directory),
            "the password script %s/fails ended with status 3".formatted(directory),
            "no vault password was given for 'x'"),
        e.diagnostics().stream().map(Diagnostic::summary).toList());
    assertEquals("locked", e.diagnostics().get(2).detail());
  }

  private VaultPasswords passwords(@Nullable String typed) {
    return new VaultPasswords(
        new Surroundings(Map.of(), directory, directory, directory),
        new LocalCommands(),
        _ -> typed == null ? null : new Secret(typed));
  }

  private void script(String name, String body) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
