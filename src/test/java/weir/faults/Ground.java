package weir.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import weir.testing.RunningWeir;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess.Ended;

/**
 * The hosts that all tests of this package share, and runs of Weir on them. A test gives its hosts
 * names of its own, each with the variables it wants.
 */
final class Ground implements BeforeAllCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace SHARED =
      ExtensionContext.Namespace.create(Ground.class);
  private final Map<String, Map<String, Object>> names = new LinkedHashMap<>();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private SystemdHosts hosts = SystemdHosts.of(0);
  private int plays;

  @Override
  public void beforeAll(ExtensionContext context) {
    hosts =
        Objects.requireNonNull(
            context
                .getRoot()
                .getStore(SHARED)
                .computeIfAbsent("hosts", _ -> SystemdHosts.of(2).start(), SystemdHosts.class));
  }

  /** No test waits for a run that another test has killed. */
  @Override
  public void afterEach(ExtensionContext context) {
    ageLeases(host());
  }

  /** The first host. */
  SystemdHost host() {
    return hosts.get(0);
  }

  /** The second host. */
  SystemdHost other() {
    return hosts.get(1);
  }

  Path directory() {
    return hosts.directory();
  }

  /** Forgets the names of the test before. */
  Ground fresh() {
    names.clear();
    environment.clear();
    return this;
  }

  /** The next runs have this in their environment. */
  Ground environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** The first host, straight, under a name. */
  Ground name(String name, Object... variables) {
    return at(name, host(), host().port(), variables);
  }

  /** A host at a port under a name, with variables, each a name and a value. */
  Ground at(String name, SystemdHost at, int port, Object... variables) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("ansible_host", "127.0.0.1");
    all.put("ansible_port", port);
    all.put("ansible_user", "ubuntu");
    all.put("ansible_ssh_private_key_file", at.key().toString());
    all.put("ansible_ssh_common_args", known(at, port));
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i].toString(), variables[i + 1]);
    }
    names.put(name, all);
    return this;
  }

  /** Options of ssh that make a host known at a port. */
  String known(SystemdHost at, int port) {
    try {
      Path file = directory().resolve("known-%s-%d".formatted(at.name(), port));
      String lines = Files.readString(at.knownHosts());
      Files.writeString(file, lines.replace("[127.0.0.1]:" + at.port(), "[127.0.0.1]:" + port));
      return "-o StrictHostKeyChecking=yes -o UserKnownHostsFile=" + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Begins a run of a playbook, written as YAML, on all names. */
  RunningWeir begin(String playbook, String... more) {
    List<String> args = new ArrayList<>(List.of("run", write("play", playbook).toString()));
    args.addAll(List.of("-i", write("hosts", inventory()).toString()));
    args.addAll(List.of(more));
    return RunningWeir.start(environment, args);
  }

  /** Runs a playbook to its end. */
  Ended run(String playbook, String... more) {
    try (RunningWeir weir = begin(playbook, more)) {
      return weir.end();
    }
  }

  /** Runs tasks as root to their end. */
  Ended tasks(String tasks, String... more) {
    return run(play(tasks), more);
  }

  /** A play of tasks as root. */
  static String play(String tasks) {
    return "- hosts: all\n  become: true\n  gather_facts: false\n  tasks:\n" + tasks.indent(4);
  }

  /** Lets a minute pass for whoever holds a host, which is when a dead run loses it. */
  void ageLeases(SystemdHost host) {
    host.sh(
        "for lease in /var/lib/weir/lease.* /home/*/.local/state/weir/lease.*; do [ -f \"$lease\" ] || continue;"
            + " awk '$3 ~ /^[0-9]+$/ {$3 -= 61} {printf \"%-160.160s\\n\", $0}' \"$lease\""
            + " > /run/aged; cat /run/aged > \"$lease\"; done");
  }

  private String inventory() {
    StringBuilder text = new StringBuilder("all:\n  hosts:\n");
    names.forEach((name, variables) -> {
      text.append("    ").append(name).append(":\n");
      variables.forEach((key, value) ->
          text.append(
              value instanceof Number
                  ? "      %s: %s%n".formatted(key, value)
                  : "      %s: '%s'%n".formatted(key, value)));
    });
    return text.toString();
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(directory().resolve("%s-%d.yml".formatted(name, ++plays)), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless a line about a host contains this. */
  static void said(Ended run, String host, String what) {
    assertTrue(
        run.out().lines().anyMatch(line -> line.contains("[" + host + "]") && line.contains(what)),
        host + " " + what + "\n" + run);
  }
}
