package weir.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.cli.demo.LoopbackPort;
import weir.testing.SystemdHost;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess;
import weir.testing.WeirProcess.Ended;

/** What must not be called fine, and what one bad host must not do to the others. */
final class BadDeploysIT {
  @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(1);

  private static Ended play(String tasks, String... more) throws IOException {
    SystemdHost host = HOSTS.first();
    Path inventory = HOSTS.directory().resolve("hosts.ini");
    Files.writeString(
        inventory,
        """
        [good]
        %s ansible_host=127.0.0.1 ansible_port=%d ansible_user=ubuntu
        [gone]
        gone ansible_host=127.0.0.1 ansible_port=%d ansible_user=ubuntu
        [all:vars]
        ansible_ssh_private_key_file=%s
        ansible_ssh_common_args=-o UserKnownHostsFile=%s
        """
            .formatted(
                host.name(), host.port(), LoopbackPort.free(), host.key(), host.knownHosts()));
    Path playbook = HOSTS.directory().resolve("play.yml");
    Files.writeString(playbook, tasks);
    List<String> args =
        new ArrayList<>(List.of("run", playbook.toString(), "-i", inventory.toString()));
    args.addAll(List.of(more));
    return WeirProcess.weir(args.toArray(String[]::new));
  }

  @Test
  void anUnreachableHostIsCountedAndTheOthersGoOn() throws IOException {
    Ended run =
        play(
            """
            - hosts: all
              gather_facts: false
              tasks:
                - ansible.builtin.command: echo one
                - ansible.builtin.command: echo two
            """,
            "-T",
            "5");
    assertEquals(4, run.status(), run.toString());
    assertTrue(run.recap("gone").contains("unreachable=1"), run.toString());
    assertTrue(run.recap(HOSTS.first().name()).startsWith("ok=2"), run.toString());
    assertTrue(run.out().contains("fatal: [gone]: UNREACHABLE!"), run.toString());
  }

  @Test
  void aUnitThatSystemdRejectsIsNeverInstalled() throws IOException {
    Ended run =
        play(
            """
            - hosts: good
              become: true
              gather_facts: false
              tasks:
                - weir.unit:
                    name: rejected.service
                    content: |
                      [Service]
                      ExecStart=/bin/sleep infinity
                      Restart=alwayss
            """);
    assertEquals(4, run.status(), run.toString());
    assertTrue(run.err().contains("Did you mean 'always'?"), run.toString());
    assertFalse(HOSTS.first().exists("/etc/systemd/system/rejected.service"));
  }

  @Test
  void aServiceThatDiesWithinTheWindowIsAFailureWithItsJournal() throws IOException {
    Ended run =
        play(
            """
            - hosts: good
              become: true
              gather_facts: false
              tasks:
                - weir.unit:
                    name: dying.service
                    content: |
                      [Service]
                      Type=exec
                      ExecStart=/bin/sh -c 'sleep 2; echo the disk is on fire; exit 1'
                      Restart=always
                      RestartSec=1
                      [Install]
                      WantedBy=multi-user.target
                - weir.health:
                    unit: dying.service
                    window: 6
                    budget: 20
            """);
    assertEquals(2, run.status(), run.toString());
    assertTrue(run.recap(HOSTS.first().name()).contains("failed=1"), run.toString());
    assertTrue(run.out().contains("the disk is on fire"), run.toString());
  }

  @Test
  void aWrongSudoPasswordIsSaidInWordsAndTriedOnce() throws IOException {
    Ended run =
        play(
            """
            - hosts: good
              become: true
              gather_facts: false
              vars:
                ansible_user: deploy
                ansible_become_password: not-it
              tasks:
                - ansible.builtin.command: id
            """);
    assertEquals(2, run.status(), run.toString());
    assertTrue(run.out().contains("password is wrong"), run.toString());
    assertFalse((run.out() + run.err()).contains("not-it"), run.toString());
  }

  @Test
  void sudoWithItsPasswordWorks() throws IOException {
    Ended run =
        play(
            """
            - hosts: good
              become: true
              gather_facts: false
              vars:
                ansible_user: deploy
                ansible_become_password: deploy
              tasks:
                - ansible.builtin.command: id -un
                  register: who
                  failed_when: who.stdout != 'root'
            """);
    assertEquals(0, run.status(), run.toString());
  }

  @Test
  void aChangedHostKeyIsRefused() throws IOException {
    SystemdHost host = HOSTS.first();
    String known = Files.readString(host.knownHosts());
    try {
      Files.writeString(
          host.knownHosts(),
          "[127.0.0.1]:%d ssh-ed25519 %s%n"
              .formatted(
                  host.port(),
                  "AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"));
      Ended run =
          play(
              """
              - hosts: good
                gather_facts: false
                tasks:
                  - ansible.builtin.command: echo never
              """,
              "--accept-new-host-keys");
      assertEquals(4, run.status(), run.toString());
      assertTrue(run.out().contains("SHA256:"), run.toString());
    } finally {
      Files.writeString(host.knownHosts(), known);
    }
  }
}
