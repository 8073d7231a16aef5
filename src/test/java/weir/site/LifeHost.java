package weir.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import weir.testing.JsonRows;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess;
import weir.testing.WeirProcess.Ended;

/** One host of a suite, plays on it, and what {@code weir status} says of its services. */
final class LifeHost implements AutoCloseable {
  private final SystemdHosts hosts;

  LifeHost(String suite) {
    this.hosts = SystemdHosts.of(1, suite);
  }

  void start() throws IOException {
    hosts.start();
    SystemdHost host = host();
    Files.writeString(
        inventory(),
        """
        all:
          hosts:
            %s:
              ansible_host: 127.0.0.1
              ansible_port: %d
              ansible_user: ubuntu
              ansible_ssh_private_key_file: %s
              ansible_ssh_common_args: -o UserKnownHostsFile=%s
              weir_services:
                - {name: web, url: "http://127.0.0.1:5601/"}
                - {name: squatted, url: "http://127.0.0.1:5602/"}
        """
            .formatted(host.name(), host.port(), host.key(), host.knownHosts()));
  }

  @Override
  public void close() {
    hosts.close();
  }

  SystemdHost host() {
    return hosts.first();
  }

  Path inventory() {
    return hosts.directory().resolve("hosts.yml");
  }

  /** Runs a command on the inventory. */
  Ended weir(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(1, List.of("-i", inventory().toString()));
    return WeirProcess.weir(all.toArray(String[]::new));
  }

  Path playbook(String tasks) {
    try {
      return Files.writeString(
          hosts.directory().resolve("play.yml"),
          "- hosts: all\n  become: true\n  gather_facts: false\n  tasks:\n" + tasks.indent(4));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Ended play(String tasks) {
    return weir("run", playbook(tasks).toString());
  }

  Ended good(String tasks) {
    Ended run = play(tasks);
    assertEquals(0, run.status(), run.toString());
    return run;
  }

  Ended bad(String message, String tasks) {
    Ended run = play(tasks);
    assertEquals(2, run.status(), run.toString());
    assertTrue(run.out().contains(message), message + "\nis not in\n" + run);
    return run;
  }

  /** Runs it until nothing is left to do, which must be at once. */
  void settled(String tasks) {
    assertEquals(0, good(tasks).changed(host().name()), "the second run changed something");
  }

  /**
   * {@code weir status} of a service has these words and counters.
   *
   * @param notes the sentences below its row, in their order
   */
  void says(String service, String state, String detail, long restarts, String... notes) {
    Ended status = weir("status", service, "--output", "json");
    Map<?, ?> row = JsonRows.of(status).getFirst();
    assertEquals(
        List.of(state, detail, restarts, List.of(notes)),
        List.of(
            Objects.requireNonNull(row.get("state")),
            Objects.requireNonNull(row.get("detail")),
            Objects.requireNonNull(row.get("restarts")),
            Objects.requireNonNull(row.get("notes"))),
        status.toString());
    assertEquals(
        state.equals("healthy") || state.equals("running") ? 0 : 2,
        status.status(),
        status.toString());
  }

  /** How often PID 1 wrote of a unit that it was started. */
  int starts(String unit) {
    return lines(unit, "39f53479d3a045ac8e11786248231fbf");
  }

  /** How often PID 1 wrote of a unit that it failed. */
  int failures(String unit) {
    return lines(unit, "d9b373ed55a64feb8242e02dbe79a49c");
  }

  private int lines(String unit, String message) {
    return (int)
        host()
            .sh(
                "journalctl --sync; journalctl -q --no-pager -o cat _PID=1 MESSAGE_ID=%s UNIT=%s.service"
                    .formatted(message, unit))
            .lines()
            .count();
  }

  void assertNotInstalled(String unit) {
    assertFalse(host().exists("/etc/systemd/system/" + unit + ".service"));
  }

  static String unit(String name, String service, String more) {
    return """
    - weir.unit:
        name: %s.service
    %s    content: |
          [Service]
          %s
          [Install]
          WantedBy=multi-user.target
    """
        .formatted(name, more, service.replace("\n", "\n      "));
  }
}
