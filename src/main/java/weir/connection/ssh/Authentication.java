package weir.connection.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthNone;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.connection.Secret;

/**
 * Logs in: the key somebody named, the password, the agent's keys, the usual key files. In this
 * order because a server closes the connection after some six failures.
 */
final class Authentication {
  private final SSHClient client;
  private final HostSettings host;
  private final @Nullable Secret password;
  private final KeyFiles keyFiles;
  private final Countdown countdown;
  private final List<String> tried = new ArrayList<>();
  private final List<HostKey> offered = new ArrayList<>();
  private final List<LoginKey> agentKeys = new ArrayList<>();

  Authentication(
      SSHClient client,
      HostSettings host,
      @Nullable Secret password,
      KeyFiles keyFiles,
      Countdown countdown) {
    this.client = client;
    this.host = host;
    this.password = password;
    this.keyFiles = keyFiles;
    this.countdown = countdown;
  }

  void run() throws ConnectionException, TransportException {
    askAgent();
    if (files(host.firstKeys(), true)
        || password()
        || agent()
        || files(host.defaultKeys(), false)) {
      return;
    }
    if (tried.isEmpty() && attempt("no credentials", new AuthNone())) {
      return;
    }
    throw refused("The host refused the login of " + host.user() + ".");
  }

  private ConnectionException refused(String message) {
    return new ConnectionException(
        ConnectionException.Kind.AUTHENTICATION,
        host.name()
            + ": "
            + message
            + (tried.isEmpty()
                ? " There was nothing to log in with."
                : " Tried: " + String.join("; ", tried) + "."));
  }

  private void askAgent() {
    if (host.agentSocket() != null) {
      try {
        agentKeys.addAll(new Agent(host.agentSocket()).keys());
      } catch (IOException | UnsupportedOperationException e) {
        tried.add("ssh agent at " + host.agentSocket() + " (" + e.getMessage() + ")");
      }
    }
  }

  private boolean files(List<Path> paths, boolean named)
      throws ConnectionException, TransportException {
    for (Path path : paths) {
      try {
        KeyFile file = keyFiles.get(path);
        if (file != null) {
          if (key(held(file))) {
            return true;
          }
        } else if (named) {
          tried.add(path + " (does not exist)");
        }
      } catch (IOException e) {
        if (e instanceof TransportException lost) {
          throw lost;
        }
        if (named) {
          tried.add(path + " (" + e.getMessage() + ")");
        }
      }
    }
    return false;
  }

  /** The agent's hold on a locked key spares asking for its passphrase. */
  private LoginKey held(KeyFile file) {
    return agentKeys.stream()
        .filter(key -> !file.open() && key.key().equals(file.key()))
        .findFirst()
        .orElse(file.open() ? file : new Patient(file, countdown));
  }

  private boolean agent() throws ConnectionException, TransportException {
    for (LoginKey key : agentKeys) {
      if (!host.identitiesOnly() && key(key)) {
        return true;
      }
    }
    return false;
  }

  private boolean key(LoginKey key) throws ConnectionException, TransportException {
    if (offered.contains(key.key())) {
      return false;
    }
    offered.add(key.key());
    return attempt(key.name(), new PublicKeyMethod(key));
  }

  private boolean password() throws ConnectionException, TransportException {
    if (password == null) {
      return false;
    }
    var once = new Once(password);
    if (allows("password") && attempt("password", new AuthPassword(once))) {
      return true;
    }
    // Both ask the same question; the second is only for servers without the first.
    return !allows("password")
        && allows("keyboard-interactive")
        && attempt(
            "keyboard-interactive",
            new AuthKeyboardInteractive(new PasswordResponseProvider(once)));
  }

  /** Whether the server takes a method; before the first refusal nothing is known. */
  private boolean allows(String method) {
    Collection<String> allowed = client.getUserAuth().getAllowedMethods();
    return allowed.isEmpty() || allowed.contains(method);
  }

  private boolean attempt(String name, AuthMethod method)
      throws ConnectionException, TransportException {
    try {
      method.setLoggerFactory(client.getTransport().getConfig().getLoggerFactory());
      if (client
          .getUserAuth()
          .authenticate(
              host.user(),
              (net.schmizz.sshj.Service) client.getConnection(),
              method,
              client.getTransport().getTimeoutMs())) {
        return true;
      }
      tried.add(name + " (refused)");
      return false;
    } catch (UserAuthException e) {
      if (!client.getTransport().isRunning()) {
        tried.add(name);
        throw refused("The host closed the connection: " + e.getMessage() + ".");
      }
      tried.add(name + " (" + e.getMessage() + ")");
      return false;
    }
  }

  /** Stops the clock while a passphrase is asked for, or while another host's login asks for it. */
  private record Patient(KeyFile file, Countdown countdown) implements LoginKey {
    @Override
    public String name() {
      return file.name();
    }

    @Override
    public HostKey key() {
      return file.key();
    }

    @Override
    public boolean open() {
      return false;
    }

    @Override
    public byte[] sign(byte[] data) throws IOException {
      countdown.pause();
      try {
        return file.sign(data);
      } finally {
        countdown.resume();
      }
    }
  }

  private record Once(Secret secret) implements PasswordFinder {
    @Override
    public char[] reqPassword(@Nullable Resource<?> resource) {
      return secret.reveal().toCharArray();
    }

    @Override
    public boolean shouldRetry(@Nullable Resource<?> resource) {
      return false;
    }
  }
}
