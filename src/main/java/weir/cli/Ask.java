package weir.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.connection.CommandRunner;
import weir.connection.Secret;
import weir.connection.ssh.Prompts;
import weir.connection.ssh.UnknownHost;
import weir.playbook.Play;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.vars.VaultSecret;

/** Asks the person who runs Weir, one question at a time, whatever threads want to know. */
final class Ask implements Prompts {
  private final Terminal terminal;
  private final Map<Path, Secret> passphrases = new HashMap<>();

  Ask(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Asks at the terminal of this process, even when its streams lead elsewhere. */
  static Ask atTerminal(CommandRunner commands) {
    return new Ask(new AskTty(commands));
  }

  /** Where questions are shown and answers are typed. */
  interface Terminal {
    /** Whether there is one. */
    boolean present();

    /**
     * Shows a question and waits for a line; null at the end of the input.
     *
     * @param hidden whether the answer must not be seen; null when that is not possible
     */
    @Nullable String answer(String question, boolean hidden);
  }

  /** A password; null when there is no terminal or no answer. */
  synchronized @Nullable Secret password(String question) {
    String answer = terminal.present() ? terminal.answer(question, true) : null;
    return answer == null ? null : new Secret(answer);
  }

  /** The password of the login, {@code -k}. */
  @Nullable Secret loginPassword() {
    return password("SSH password: ");
  }

  /**
   * The password for sudo and the like, {@code -K}.
   *
   * @param login what an empty answer stands for, null for nothing
   */
  @Nullable Secret becomePassword(@Nullable Secret login) {
    Secret answer =
        password(
            login == null ? "BECOME password: " : "BECOME password[defaults to SSH password]: ");
    return answer != null && answer.reveal().isEmpty() && login != null ? login : answer;
  }

  /** The vault password of an id. */
  @Nullable Secret vaultPassword(String id) {
    return password(
        id.equals(VaultSecret.DEFAULT_ID)
            ? "Vault password: "
            : "Vault password (%s): ".formatted(id));
  }

  @Override
  public synchronized @Nullable Secret passphrase(Path keyFile, boolean wrong) {
    Secret known = passphrases.get(keyFile);
    if (known != null && !wrong) {
      return known;
    }
    String question = "Passphrase of the key %s: ".formatted(keyFile);
    Secret answer = password(wrong ? "That did not open it. " + question : question);
    if (answer == null || answer.reveal().isEmpty()) {
      return null;
    }
    passphrases.put(keyFile, answer);
    return answer;
  }

  /** Whether the person trusts these keys; not without a terminal. */
  synchronized boolean trusts(List<UnknownHost> hosts) {
    if (!terminal.present()) {
      return false;
    }
    StringBuilder question = new StringBuilder();
    question.append(
        hosts.size() == 1
            ? "This host is not known yet:\n"
            : "These %d hosts are not known yet:\n".formatted(hosts.size()));
    for (UnknownHost host : hosts) {
      String names = String.join(", ", host.names());
      String address = names.equals(host.host()) ? "" : " (%s)".formatted(host.host());
      question.append(
          "  %s%s\n    %s key %s\n".formatted(names, address, host.type(), host.fingerprint()));
    }
    question
        .append("Compare with what ssh-keygen -lf shows there. Trust ")
        .append(hosts.size() == 1 ? "this key" : "these keys")
        .append(" from now on? (yes/no) ");
    return yes(question.toString());
  }

  /** Whether somebody can be asked. */
  boolean present() {
    return terminal.present();
  }

  /** A question of yes or no; the end of the input means no. */
  synchronized boolean yes(String question) {
    String asked = question;
    while (terminal.present()) {
      String answer = terminal.answer(asked, false);
      if (answer == null) {
        return false;
      }
      switch (answer.strip().toLowerCase(Locale.ROOT)) {
        case "yes", "y" -> {
          return true;
        }
        case "no", "n" -> {
          return false;
        }
        default -> asked = "Please type yes or no: ";
      }
    }
    return false;
  }

  /**
   * The variables of {@code vars_prompt}.
   *
   * @param given variables of the command line, which are not asked for
   * @throws DiagnosticException when a question cannot be asked
   */
  synchronized Map<String, Object> answers(List<Play.Prompt> prompts, Set<String> given) {
    Map<String, Object> answers = new LinkedHashMap<>();
    for (Play.Prompt prompt : prompts) {
      if (!given.contains(prompt.name())) {
        answers.put(prompt.name(), answer(prompt));
      }
    }
    return answers;
  }

  private Object answer(Play.Prompt prompt) {
    Object byDefault = prompt.byDefault();
    if (!terminal.present()) {
      if (byDefault == null) {
        throw impossible(
            "nobody can be asked for '%s'".formatted(prompt.name()),
            "The play has a question in vars_prompt, but there is no terminal.",
            "Give the value with -e %s=VALUE.".formatted(prompt.name()));
      }
      return byDefault;
    }
    String question =
        byDefault == null
            ? prompt.prompt() + ": "
            : "%s [%s]: ".formatted(prompt.prompt(), byDefault);
    String answer = line(question, prompt);
    while (prompt.confirm() && !answer.equals(line("confirm " + question, prompt))) {
      answer = line("The two were different. " + question, prompt);
    }
    return answer.isEmpty() && byDefault != null ? byDefault : answer;
  }

  private String line(String question, Play.Prompt prompt) {
    String answer = terminal.answer(question, prompt.secret());
    if (answer == null) {
      throw impossible(
          "no answer for '%s'".formatted(prompt.name()),
          "The input ended before it.",
          "Give the value with -e %s=VALUE.".formatted(prompt.name()));
    }
    return answer;
  }

  private static DiagnosticException impossible(String summary, String detail, String hint) {
    return new DiagnosticException(
        Diagnostic.error(summary, null).withDetail(detail).withHint(hint));
  }
}
