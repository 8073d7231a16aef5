package weir.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.testing.RunningWeir;
import weir.testing.SystemdHost;
import weir.testing.WeirProcess;
import weir.testing.WeirProcess.Ended;

/** F24 and F25: host keys that are not those known, and servers that are short of everything. */
final class KeyFaultsIT {
  @RegisterExtension static final Ground GROUND = new Ground();
  private static final String STRANGER =
      "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

  private static String options(Path known) {
    return "-o UserKnownHostsFile=" + known;
  }

  private static Path known(String name, String... lines) throws IOException {
    return Files.write(GROUND.directory().resolve("f24-" + name), List.of(lines));
  }

  private static String line(SystemdHost host, String type) throws IOException {
    return Files.readAllLines(host.knownHosts()).stream()
        .filter(each -> each.contains(" " + type + " "))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void f24AChangedSwappedRevokedOrUnknownKeyIsRefusedWithItsFingerprint() throws IOException {
    SystemdHost host = GROUND.host();
    String at = "[127.0.0.1]:%d ".formatted(host.port());
    Path changed = known("changed", at + STRANGER);
    Path revoked =
        known("revoked", line(host, "ssh-ed25519"), "@revoked " + line(host, "ssh-ed25519"));
    // Nothing is known but another host's key of a type that servers do not prefer.
    Path swapped = known("swapped", line(GROUND.other(), "ssh-rsa").replaceFirst("^\\S+ ", at));
    Path unknown = known("unknown");
    String args = "ansible_ssh_common_args";
    GROUND.fresh();
    GROUND.name("good");
    GROUND.name("changed", args, options(changed));
    GROUND.name("revoked", args, options(revoked));
    GROUND.name("swapped", args, options(swapped));
    GROUND.name("unknown", args, options(unknown));
    Ended run = GROUND.tasks("- command: echo in\n");
    assertEquals(4, run.status(), run.toString());
    assertTrue(run.recap("good").startsWith("ok=1"), run.toString());
    for (String name : List.of("changed", "revoked", "swapped", "unknown")) {
      assertTrue(run.recap(name).contains("unreachable=1"), run.toString());
      String said =
          run.out().lines().filter(each -> each.contains("[" + name + "]")).findFirst().orElse("");
      assertTrue(said.contains("SHA256:"), name + ": " + run);
    }
    assertEquals(at + STRANGER + "\n", Files.readString(changed));
    assertEquals("", Files.readString(unknown));
  }

  @Test
  void f25OneSessionFewStartsManyKeysAndANameThatComesLateAreEnough() throws Exception {
    SystemdHost host = GROUND.other();
    host.sh(
        "printf 'MaxSessions 1\\nMaxStartups 3\\nMaxAuthTries 6\\n'"
            + " > /etc/ssh/sshd_config.d/10-f25.conf; systemctl restart ssh");
    Path socket = GROUND.directory().resolve("agent");
    Process agent =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).inheritIO().start();
    try {
      for (int i = 0; i < 8; i++) {
        Path key = GROUND.directory().resolve("other-key-" + i);
        ssh("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        WeirProcess.run(
            List.of("ssh-add", "-q", key.toString()), Map.of("SSH_AUTH_SOCK", socket.toString()));
      }
      Path names = Files.writeString(GROUND.directory().resolve("f25-names"), "127.0.0.1 other\n");
      GROUND
          .fresh()
          .environment("SSH_AUTH_SOCK", socket.toString())
          .environment("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + names);
      GROUND.at(
          "late",
          host,
          host.port(),
          "ansible_host",
          "late.example",
          "ansible_ssh_common_args",
          GROUND.known(host, host.port()) + " -o HostKeyAlias=127.0.0.1");
      for (int i = 0; i < 12; i++) {
        GROUND.at("h" + i, host, host.port());
      }
      try (RunningWeir weir =
          GROUND.begin(
              """
              - hosts: all
                gather_facts: false
                tasks:
                  - command: id -un
                    register: me
                    failed_when: me.stdout != 'ubuntu'
                  - command: id -un
                    become: true
                    register: root
                    failed_when: root.stdout != 'root'
                  - command: id -un
              """)) {
        weir.until("begun", () -> weir.output().contains("PLAY"));
        Files.writeString(names, "127.0.0.1 other\n127.0.0.1 late.example\n");
        Ended run = weir.end();
        assertEquals(0, run.status(), run.toString());
        assertTrue(run.recap("late").startsWith("ok=3"), run.toString());
      }
    } finally {
      agent.destroy();
      host.sh("rm /etc/ssh/sshd_config.d/10-f25.conf; systemctl restart ssh");
    }
  }

  private static void ssh(String... command) {
    WeirProcess.run(List.of(command), Map.of());
  }
}
