package weir.cli.settings;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import weir.connection.Answer;
import weir.connection.CommandRunner;
import weir.connection.Secret;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/** A file that holds a password, or prints one when it is run. */
public final class PasswordFile {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private PasswordFile() {}

  /**
   * The password.
   *
   * @param arguments for a file that is run
   * @throws DiagnosticException when there is none
   */
  public static Secret read(Path file, List<String> arguments, CommandRunner commands) {
    String text;
    try {
      text = Files.isExecutable(file) ? printed(file, arguments, commands) : content(file);
    } catch (NoSuchFileException _) {
      throw problem("there is no password file %s".formatted(file), null);
    } catch (CharacterCodingException _) {
      throw problem("the password file %s is not UTF-8 text".formatted(file), null);
    } catch (IOException e) {
      throw problem("the password file %s cannot be used".formatted(file), e.getMessage());
    }
    if (text.isEmpty()) {
      throw problem("the password file %s gives an empty password".formatted(file), null);
    }
    return new Secret(text);
  }

  private static String content(Path file) throws IOException {
    return Files.readString(file).strip();
  }

  private static String printed(Path file, List<String> arguments, CommandRunner commands)
      throws IOException {
    List<String> argv = new ArrayList<>(List.of(file.toString()));
    argv.addAll(arguments);
    Answer answer;
    try {
      answer = commands.run(argv, LIMIT);
    } catch (IOException e) {
      throw new DiagnosticException(
          Diagnostic.error("the password script %s cannot be run".formatted(file), null)
              .withDetail(e.getMessage())
              .withHint("If it is no script, take its right to be executed: chmod -x " + file));
    }
    if (answer.status() != 0) {
      throw problem(
          "the password script %s ended with status %d".formatted(file, answer.status()),
          answer.stderr().strip());
    }
    return answer.stdout().replaceFirst("[\r\n]+$", "");
  }

  private static DiagnosticException problem(
      String summary, @org.jspecify.annotations.Nullable String detail) {
    return new DiagnosticException(
        Diagnostic.error(summary, null)
            .withDetail(detail == null || detail.isEmpty() ? null : detail));
  }
}
