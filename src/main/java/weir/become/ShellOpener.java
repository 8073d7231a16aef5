package weir.become;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import weir.connection.Answer;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.FramedShell;
import weir.connection.Input;
import weir.connection.Quoting;
import weir.connection.Request;
import weir.connection.Secret;
import weir.connection.Shell;

/**
 * Starts the one shell of an identity over a connection. Without a password everything goes in one
 * write with the first requests. No prompt is ever matched: they differ by program and language.
 */
public final class ShellOpener {
  private static final String SHELL = "/bin/sh";

  /** Words that every login shell, fish and csh too, takes as they are. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@%+,-]+");

  /** What some login shell reads in its own way even between single quotes. */
  private static final Pattern UNQUOTABLE = Pattern.compile("['\\\\!\\p{Cntrl}]");

  private ShellOpener() {}

  /**
   * Opens a shell.
   *
   * @param deadline how long the shell may take to start, sudo's own waits included
   */
  public static Shell open(Connection connection, Identity identity, Duration deadline)
      throws ConnectionException {
    checkPassword(identity);
    return switch (identity.method()) {
      case LOGIN -> login(connection, deadline);
      case SUDO -> sudo(connection, identity, deadline);
      case SU -> su(connection, identity, deadline);
      case DOAS -> doas(connection, identity, deadline);
    };
  }

  /** What follows a line's end would be read by the new shell, as a command. */
  private static void checkPassword(Identity identity) throws ConnectionException {
    Secret password = identity.password();
    if (password != null && password.reveal().matches("(?s).*[\\n\\r\\x00].*")) {
      throw new ConnectionException(
          ConnectionException.Kind.BECOME,
          "The password to become " + identity.user() + " is more than one line.");
    }
  }

  private static FramedShell login(Connection connection, Duration deadline)
      throws ConnectionException {
    return new FramedShell(
        connection.exec("exec " + SHELL), deadline, BecomeFailure::loginWithoutShell);
  }

  private static Shell sudo(Connection connection, Identity identity, Duration deadline)
      throws ConnectionException {
    Secret password = identity.password();
    List<String> words = new ArrayList<>(List.of(identity.executable()));
    if (password == null) {
      words.addAll(identity.flags());
      words.addAll(List.of("-u", identity.user(), SHELL));
      return direct(connection, identity, words, deadline);
    }
    // Whether a password is asked for on stdin is decided below.
    identity.flags().stream()
        .filter(flag -> !flag.equals("-n") && !flag.equals("-S"))
        .forEach(words::add);
    words.addAll(List.of("-u", identity.user()));
    FramedShell shell = login(connection, deadline);
    boolean asks = sudoAsks(shell, identity, words, password, deadline);
    String command = quoted(words) + (asks ? " -k -S " : " -n ") + SHELL + " -c ";
    shell.replace(word -> command + word, asks ? password : null, deadline, failure(identity));
    return shell;
  }

  /** Tries the password, in a way that ends after one try. */
  private static boolean sudoAsks(
      FramedShell shell, Identity identity, List<String> words, Secret password, Duration deadline)
      throws ConnectionException {
    Input line = Input.of((password.reveal() + "\n").getBytes(StandardCharsets.UTF_8));
    Answer answer =
        shell
            .submit(new Request(script("sudo-check.sh"), words, Map.of(), line, deadline))
            .answer();
    if (answer.status() != 0) {
      shell.close();
      throw BecomeFailure.describe(identity, answer.stderr());
    }
    return !answer.stdout().strip().equals("open");
  }

  private static Shell su(Connection connection, Identity identity, Duration deadline)
      throws ConnectionException {
    List<String> words = new ArrayList<>(List.of(identity.executable()));
    words.addAll(identity.flags());
    words.addAll(List.of(identity.user(), "-c"));
    if (identity.password() == null) {
      words.add("exec " + SHELL);
      return direct(connection, identity, words, deadline);
    }
    FramedShell shell = login(connection, deadline);
    UnaryOperator<String> command = word -> quoted(words) + " " + word;
    shell.replace(command, identity.password(), deadline, failure(identity));
    return shell;
  }

  private static Shell doas(Connection connection, Identity identity, Duration deadline)
      throws ConnectionException {
    // doas reads passwords from a terminal only, so it can but say that it needs one.
    List<String> words = new ArrayList<>(List.of(identity.executable()));
    words.addAll(identity.flags());
    if (!identity.flags().contains("-n")) {
      words.add("-n");
    }
    words.addAll(List.of("-u", identity.user(), SHELL));
    return direct(connection, identity, words, deadline);
  }

  private static Shell direct(
      Connection connection, Identity identity, List<String> words, Duration deadline)
      throws ConnectionException {
    var command = new StringBuilder("exec");
    for (String word : words) {
      command.append(' ').append(loginWord(identity, word));
    }
    return new FramedShell(connection.exec(command.toString()), deadline, failure(identity));
  }

  private static String loginWord(Identity identity, String word) throws ConnectionException {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    if (UNQUOTABLE.matcher(word).find()) {
      throw new ConnectionException(
          ConnectionException.Kind.BECOME,
          "'" + word + "' cannot be a word of the command that becomes " + identity.user() + ".");
    }
    return "'" + word + "'";
  }

  private static String quoted(List<String> words) {
    return words.stream().map(Quoting::quote).collect(Collectors.joining(" "));
  }

  private static FramedShell.Stillborn failure(Identity identity) {
    return (out, err) -> BecomeFailure.describe(identity, err.isBlank() ? out : err);
  }

  private static String script(String name) {
    try (InputStream resource = ShellOpener.class.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException(name + " is not in the package. This is a bug in Weir.");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
