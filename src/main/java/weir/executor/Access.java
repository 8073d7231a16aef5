package weir.executor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.become.Identity;
import weir.connection.Secret;
import weir.connection.Target;
import weir.module.ModuleFailure;
import weir.module.Words;
import weir.playbook.Keyword;
import weir.playbook.Keywords;
import weir.template.TemplateEngine;
import weir.template.Variables;

/** Works out where a task's host is, how to log in, and whom to become there. */
final class Access {
  private static final Secret NO_PASSWORD = new Secret("");
  private final TemplateEngine engine;
  private final CommandLine commandLine;

  Access(TemplateEngine engine, CommandLine commandLine) {
    this.engine = engine;
    this.commandLine = commandLine;
  }

  /** The way to a host, from its variables and the task's keywords. */
  Links.Way way(String host, Variables variables, Keywords keywords) {
    String kind = text(variables, "ansible_connection");
    if (kind == null) {
      kind = keyword(keywords, Keyword.CONNECTION, variables);
    }
    kind = kind == null ? commandLine.connection() : kind;
    kind = kind == null ? "ssh" : kind(Keyword.plugin(kind));
    String address = text(variables, "ansible_host", "ansible_ssh_host");
    String port = text(variables, "ansible_port", "ansible_ssh_port");
    port = port == null ? keyword(keywords, Keyword.PORT, variables) : port;
    String key = text(variables, "ansible_ssh_private_key_file", "ansible_private_key_file");
    String password =
        text(variables, "ansible_password", "ansible_ssh_password", "ansible_ssh_pass");
    String timeout = text(variables, "ansible_timeout", "ansible_ssh_timeout");
    String check = text(variables, "ansible_host_key_checking", "ansible_ssh_host_key_checking");
    Target target =
        new Target(
            host,
            address == null ? host : address,
            port == null ? commandLine.port() : Integer.valueOf(number("ansible_port", port)),
            login(variables, keywords),
            key == null ? commandLine.privateKeyFile() : key,
            password == null ? commandLine.password() : new Secret(password),
            sshArgs(variables),
            timeout == null
                ? commandLine.timeout()
                : Duration.ofSeconds(number("ansible_timeout", timeout)),
            check == null ? commandLine.checkHostKeys() : Truth.of(check));
    return new Links.Way(kind, target);
  }

  /** Who logs in, null when nothing says so but ssh_config or the local user's name. */
  private @Nullable String login(Variables variables, Keywords keywords) {
    String user = text(variables, "ansible_user", "ansible_ssh_user");
    user = user == null ? keyword(keywords, Keyword.REMOTE_USER, variables) : user;
    return user == null ? commandLine.user() : user;
  }

  /** Whom to be on the host. Who logged in as that user need not become it. */
  Identity identity(Variables variables, Keywords keywords) {
    String become = text(variables, "ansible_become");
    become = become == null ? keyword(keywords, Keyword.BECOME, variables) : become;
    if (become == null ? !commandLine.become() : !Truth.of(become)) {
      return Identity.LOGIN;
    }
    String user = text(variables, "ansible_become_user", "ansible_sudo_user");
    user = user == null ? keyword(keywords, Keyword.BECOME_USER, variables) : user;
    user = user == null ? commandLine.becomeUser() : user;
    user = user == null ? "root" : user;
    if (user.equals(login(variables, keywords))) {
      return Identity.LOGIN;
    }
    String method = text(variables, "ansible_become_method");
    method = method == null ? keyword(keywords, Keyword.BECOME_METHOD, variables) : method;
    method = method == null ? commandLine.becomeMethod() : method;
    String flags = text(variables, "ansible_become_flags");
    flags = flags == null ? keyword(keywords, Keyword.BECOME_FLAGS, variables) : flags;
    flags = flags == null ? commandLine.becomeFlags() : flags;
    String exe = text(variables, "ansible_become_exe");
    exe = exe == null ? keyword(keywords, Keyword.BECOME_EXE, variables) : exe;
    exe = exe == null ? commandLine.becomeExe() : exe;
    String password =
        text(variables, "ansible_become_password", "ansible_become_pass", "ansible_sudo_pass");
    Secret secret = password == null ? commandLine.becomePassword() : new Secret(password);
    return Identity.become(
        method(method),
        user,
        exe,
        flags == null ? null : Words.split(flags),
        secret == null || secret.equals(NO_PASSWORD) ? null : secret);
  }

  /** Weir's name of what Ansible has several of. */
  private static String kind(String connection) {
    return switch (connection) {
      case "smart", "paramiko", "paramiko_ssh" -> "ssh";
      default -> connection;
    };
  }

  private static Identity.Method method(@Nullable String name) {
    return switch (name == null ? "sudo" : Keyword.plugin(name)) {
      case "sudo" -> Identity.Method.SUDO;
      case "su" -> Identity.Method.SU;
      case "doas" -> Identity.Method.DOAS;
      default ->
          throw new ModuleFailure(
              "Weir has no become method '%s'; it has doas, su, sudo".formatted(name));
    };
  }

  private List<String> sshArgs(Variables variables) {
    List<String> args = new ArrayList<>(commandLine.sshArgs());
    for (String name :
        List.of("ansible_ssh_args", "ansible_ssh_common_args", "ansible_ssh_extra_args")) {
      String text = text(variables, name);
      if (text != null) {
        args.addAll(Words.split(text));
      }
    }
    return args;
  }

  private @Nullable String text(Variables variables, String... names) {
    for (String name : names) {
      Object value = variables.get(name);
      if (value != Variables.ABSENT && value != null) {
        String text = engine.text(value, variables);
        if (!text.isEmpty()) {
          return text;
        }
      }
    }
    return null;
  }

  private @Nullable String keyword(Keywords keywords, Keyword keyword, Variables variables) {
    Object value = keywords.get(keyword);
    return value == null ? null : engine.text(value, variables);
  }

  private static int number(String name, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new ModuleFailure("%s is '%s', which is no number".formatted(name, text));
    }
  }
}
