package weir.cli.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.connection.CommandRunner;
import weir.connection.Secret;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.vars.VaultSecret;

/** Gets the vault passwords that a run was given. */
public final class VaultPasswords {
  private static final Set<String> PROMPTS = Set.of("prompt", "prompt_ask_vault_pass");
  private final Surroundings around;
  private final CommandRunner commands;
  private final Function<String, @Nullable Secret> ask;

  /**
   * Ways to get them.
   *
   * @param commands runs password scripts
   * @param ask asks the person for the password of an id; null without a terminal
   */
  public VaultPasswords(
      Surroundings around, CommandRunner commands, Function<String, @Nullable Secret> ask) {
    this.around = around;
    this.commands = commands;
    this.ask = ask;
  }

  /**
   * The passwords in the order in which they are tried.
   *
   * @param identities each {@code id@source} or a source: a file, or {@code prompt}
   * @param files password files without an id
   * @param askForOne whether the person is asked for one without an id
   * @throws DiagnosticException with everything that cannot be had
   */
  public List<VaultSecret> read(List<String> identities, List<Path> files, boolean askForOne) {
    List<String> sources = new ArrayList<>(identities);
    files.forEach(file -> sources.add(VaultSecret.DEFAULT_ID + "@" + file));
    if (askForOne) {
      sources.add(VaultSecret.DEFAULT_ID + "@prompt");
    }
    List<VaultSecret> secrets = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    for (String each : sources) {
      try {
        secrets.add(secret(each));
      } catch (DiagnosticException e) {
        problems.addAll(e.diagnostics());
      }
    }
    if (!problems.isEmpty()) {
      throw new DiagnosticException(problems);
    }
    return List.copyOf(secrets);
  }

  private VaultSecret secret(String identity) {
    int at = identity.indexOf('@');
    String id = at < 1 ? VaultSecret.DEFAULT_ID : identity.substring(0, at);
    String source = identity.substring(at + 1);
    if (!PROMPTS.contains(source)) {
      Path file = around.path(source, around.directory());
      return new VaultSecret(id, PasswordFile.read(file, arguments(file, id), commands).reveal());
    }
    Secret answer = ask.apply(id);
    if (answer == null || answer.reveal().isBlank()) {
      throw new DiagnosticException(
          Diagnostic.error("no vault password was given for '%s'".formatted(id), null)
              .withDetail(
                  answer == null ? "There is no terminal to ask for it." : "The answer was empty.")
              .withHint("Give it in a file, with --vault-password-file."));
    }
    return new VaultSecret(id, answer.reveal().strip());
  }

  /** A script named as a client is told which password is wanted. */
  private static List<String> arguments(Path file, String id) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return stem.endsWith("-client") ? List.of("--vault-id", id) : List.of();
  }
}
