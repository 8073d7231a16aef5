package weir.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.testing.SystemdHost;
import weir.testing.WeirProcess;
import weir.testing.WeirProcess.Ended;

/** Runs tasks, written as YAML, on test hosts under names of the test's own. */
final class Plays {
  private final Path directory;
  private final Map<String, SystemdHost> hosts;

  Plays(Path directory, Map<String, SystemdHost> hosts) {
    this.directory = directory;
    this.hosts = new LinkedHashMap<>(hosts);
  }

  /** Runs tasks as root on all hosts. */
  Ended run(String tasks, String... more) {
    StringBuilder inventory = new StringBuilder();
    hosts.forEach((name, host) ->
        inventory.append(
            "%s ansible_host=127.0.0.1 ansible_port=%d ansible_user=ubuntu ansible_ssh_private_key_file=%s ansible_ssh_common_args='-o UserKnownHostsFile=%s'%n"
                .formatted(name, host.port(), host.key(), host.knownHosts())));
    List<String> args = new ArrayList<>(List.of("run"));
    try {
      args.add(
          Files.writeString(
                  directory.resolve("play.yml"),
                  "- hosts: all\n  become: true\n  gather_facts: false\n  tasks:\n"
                      + tasks.indent(4))
              .toString());
      args.addAll(
          List.of("-i", Files.writeString(directory.resolve("hosts.ini"), inventory).toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    args.addAll(List.of(more));
    return WeirProcess.weir(args.toArray(String[]::new));
  }

  /** Runs tasks that must succeed, and again, where they must change nothing; gives the first. */
  Ended twice(String tasks) {
    Ended first = run(tasks);
    assertEquals(0, first.status(), first.toString());
    Ended second = run(tasks);
    assertEquals(0, second.status(), second.toString());
    hosts.keySet().forEach(name -> assertEquals(0, second.changed(name), second.toString()));
    return first;
  }

  /** Runs tasks that must change nothing. */
  Ended unchanged(String tasks) {
    Ended run = run(tasks);
    assertEquals(0, run.status(), run.toString());
    hosts.keySet().forEach(name -> assertEquals(0, run.changed(name), run.toString()));
    return run;
  }

  /** Runs a shell script as root on each host. */
  void sh(String script) {
    hosts.values().forEach(host -> host.sh(script));
  }

  /** The output of a shell script that must be the same on each host. */
  void assertEach(String expected, String script) {
    hosts.forEach((name, host) -> assertEquals(expected, host.sh(script).strip(), name));
  }
}
