package weir.connection.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.connection.Answer;
import weir.connection.CommandRunner;
import weir.connection.ConnectionException;
import weir.connection.Target;

/** Finds the settings of a host: inventory and options first, then ssh_config, then defaults. */
final class HostResolver {
  private static final Duration QUERY = Duration.ofSeconds(10);
  private static final List<String> DEFAULT_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

  /** The names ssh lists when nobody named a key. */
  private static final List<String> DEFAULT_NAMES =
      List.of(
          "id_rsa",
          "id_ecdsa",
          "id_ecdsa_sk",
          "id_ed25519",
          "id_ed25519_sk",
          "id_xmss",
          "id_dsa",
          "id_mldsa44_ed25519");

  private final SshSettings settings;
  private final CommandRunner commands;
  private final Map<List<String>, SshArguments> asked = new ConcurrentHashMap<>();
  private @Nullable SshConfigFiles files;

  HostResolver(SshSettings settings, CommandRunner commands) {
    this.settings = settings;
    this.commands = commands;
  }

  HostSettings resolve(Target target) throws ConnectionException {
    SshArguments given = SshArguments.parse(target.sshArgs());
    SshArguments config = config(target, given);
    String user = first(target.user(), given, config, "user", settings.user());
    String host = first(null, given, config, "hostname", target.address());
    String alias = first(null, given, config, "hostkeyalias", host);
    Integer port = target.port();
    int number = port != null ? port : number(first(null, given, config, "port", "22"), "Port");
    boolean only = first(null, given, config, "identitiesonly", "no").equals("yes");
    return new HostSettings(
        host,
        number,
        user,
        alias,
        keys(target, given, config),
        only ? List.of() : DEFAULT_KEYS.stream().map(settings.userDirectory()::resolve).toList(),
        only,
        agent(given, config),
        jumps(given, config),
        knownHosts(given, config),
        policy(target, given, config),
        timeout(target, given, config),
        alive(given, config),
        number(
            first(null, given, config, "serveralivecountmax", "" + settings.aliveCount()),
            "ServerAliveCountMax"));
  }

  /** A host on the way to another, with what both share. */
  Target jump(Target to, String jump) throws ConnectionException {
    var spec = JumpHost.parse(jump);
    List<String> args = new ArrayList<>();
    SshArguments.parse(to.sshArgs())
        .values()
        .forEach((name, values) -> {
          if (JumpHost.SHARED.contains(name)) {
            values.forEach(value -> args.addAll(SshArguments.words(name, value)));
          }
        });
    return new Target(
        to.name() + " (jump host " + spec.host() + ")",
        spec.host(),
        spec.port(),
        spec.user(),
        to.privateKeyFile(),
        null,
        args,
        to.timeout(),
        to.checkHostKey());
  }

  private SshArguments config(Target target, SshArguments given) throws ConnectionException {
    String file = given.first("configfile");
    if (file == null && !files().matterFor(target.address())) {
      return new SshArguments(Map.of());
    }
    List<String> query = new ArrayList<>(List.of("ssh", "-G"));
    if (file != null) {
      query.addAll(List.of("-F", settings.path(file).toString()));
    }
    if (target.user() != null) {
      query.addAll(List.of("-l", target.user()));
    }
    if (target.port() != null) {
      query.addAll(List.of("-p", target.port().toString()));
    }
    query.addAll(List.of("--", target.address()));
    SshArguments known = asked.get(query);
    if (known == null) {
      known = ask(query);
      asked.put(query, known);
    }
    return known;
  }

  private synchronized SshConfigFiles files() {
    if (files == null) {
      files = new SshConfigFiles(settings.userDirectory(), settings.systemDirectory());
    }
    return files;
  }

  private SshArguments ask(List<String> query) throws ConnectionException {
    Answer answer;
    try {
      answer = commands.run(query, QUERY);
    } catch (IOException e) {
      throw unusable("ssh_config has settings for this host, and 'ssh -G' to read them failed", e);
    }
    if (answer.status() != 0) {
      throw unusable("ssh_config could not be read: " + answer.stderr().strip(), null);
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String line : answer.stdout().split("\n", -1)) {
      String[] parts = line.strip().split(" ", 2);
      if (parts.length == 2) {
        values
            .computeIfAbsent(parts[0].toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
            .add(parts[1]);
      }
    }
    var config = new SshArguments(values);
    String proxy = config.first("proxycommand");
    if (proxy != null && !proxy.equals("none")) {
      throw unusable(
          "ssh_config sets ProxyCommand for this host, which Weir does not open; ProxyJump works",
          null);
    }
    return config;
  }

  private static ConnectionException unusable(String message, @Nullable IOException cause) {
    return new ConnectionException(
        ConnectionException.Kind.UNREACHABLE,
        message + (cause == null ? "." : ": " + cause.getMessage() + "."));
  }

  private List<Path> keys(Target target, SshArguments given, SshArguments config) {
    List<Path> keys = new ArrayList<>();
    if (target.privateKeyFile() != null) {
      keys.add(settings.path(target.privateKeyFile()));
    }
    given.all("identityfile").forEach(file -> keys.add(settings.path(file)));
    for (String file : config.all("identityfile")) {
      Path path = settings.path(file);
      boolean byDefault =
          settings.userDirectory().equals(path.getParent())
              && DEFAULT_NAMES.contains(path.getFileName().toString());
      if (!byDefault && !file.equals("none")) {
        keys.add(path);
      }
    }
    return keys.stream().distinct().toList();
  }

  private @Nullable Path agent(SshArguments given, SshArguments config) {
    String agent = first(null, given, config, "identityagent", "SSH_AUTH_SOCK");
    return switch (agent) {
      case "SSH_AUTH_SOCK" -> settings.agentSocket();
      case "none" -> null;
      default -> settings.path(agent);
    };
  }

  private static List<String> jumps(SshArguments given, SshArguments config) {
    String jumps = first(null, given, config, "proxyjump", "none");
    return jumps.equals("none") ? List.of() : List.of(jumps.split(",", -1));
  }

  private List<Path> knownHosts(SshArguments given, SshArguments config) {
    List<Path> files = new ArrayList<>();
    Path ours = settings.userDirectory();
    Path system = settings.systemDirectory();
    String user = first(null, given, config, "userknownhostsfile", "");
    String global = first(null, given, config, "globalknownhostsfile", "");
    files.addAll(
        user.isEmpty()
            ? List.of(ours.resolve("known_hosts"), ours.resolve("known_hosts2"))
            : paths(user));
    files.addAll(
        global.isEmpty()
            ? List.of(system.resolve("ssh_known_hosts"), system.resolve("ssh_known_hosts2"))
            : paths(global));
    return files;
  }

  private List<Path> paths(String words) {
    return Stream.of(words.split(" ", -1))
        .map(word -> word.equals("none") ? Path.of("/dev/null") : settings.path(word))
        .toList();
  }

  private HostKeyPolicy policy(Target target, SshArguments given, SshArguments config)
      throws ConnectionException {
    String said = given.first("stricthostkeychecking");
    if (said == null && !target.checkHostKey()) {
      return HostKeyPolicy.OFF;
    }
    String value = first(null, given, config, "stricthostkeychecking", "ask");
    HostKeyPolicy policy = HostKeyPolicy.parse(value);
    if (policy == null) {
      throw unusable("StrictHostKeyChecking cannot be '" + value + "'", null);
    }
    return policy == HostKeyPolicy.ASK && settings.acceptNewHostKeys()
        ? HostKeyPolicy.ACCEPT_NEW
        : policy;
  }

  private static Duration timeout(Target target, SshArguments given, SshArguments config)
      throws ConnectionException {
    String value = first(null, given, config, "connecttimeout", "none");
    return value.equals("none")
        ? target.timeout()
        : Duration.ofSeconds(number(value, "ConnectTimeout"));
  }

  private Duration alive(SshArguments given, SshArguments config) throws ConnectionException {
    int seconds =
        number(first(null, given, config, "serveraliveinterval", "0"), "ServerAliveInterval");
    return seconds == 0 ? settings.aliveInterval() : Duration.ofSeconds(seconds);
  }

  private static String first(
      @Nullable String inventory,
      SshArguments given,
      SshArguments config,
      String name,
      String otherwise) {
    if (inventory != null) {
      return inventory;
    }
    String said = given.first(name);
    String configured = said == null ? config.first(name) : said;
    return configured == null ? otherwise : configured;
  }

  private static int number(String text, String name) throws ConnectionException {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw unusable(name + " cannot be '" + text + "'", null);
    }
  }
}
