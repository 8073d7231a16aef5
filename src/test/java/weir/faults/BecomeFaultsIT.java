package weir.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.testing.WeirProcess.Ended;

/** F22 and F23: users who cannot become root, and accounts in which little works. */
final class BecomeFaultsIT {
  @RegisterExtension static final Ground GROUND = new Ground();

  /** Makes a user who is let in, and who may use sudo as this line of sudoers says. */
  private static void user(String name, String sudoers) {
    GROUND
        .host()
        .sh(
            """
            id NAME >/dev/null 2>&1 || useradd -m -s /bin/bash NAME
            echo 'NAME:deploy' | chpasswd
            install -d -m 0700 -o NAME /home/NAME/.ssh
            cp /home/ubuntu/.ssh/authorized_keys /home/NAME/.ssh/; chown -R NAME /home/NAME/.ssh
            printf '%s\\n' 'SUDOERS' > /etc/sudoers.d/95-NAME
            """
                .replace("NAME", name)
                .replace("SUDOERS", sudoers));
  }

  @Test
  void f22EachRefusalOfSudoIsNamedAfterOneTryAndSlowSudoIsWaitedFor() {
    user("wrong", "wrong ALL=(ALL) ALL");
    user("right", "right ALL=(ALL) ALL");
    user("noask", "noask ALL=(ALL) NOPASSWD:ALL");
    user("notty", "Defaults:notty requiretty\nnotty ALL=(ALL) NOPASSWD:ALL");
    user("none", "# nothing");
    user("slow", "slow ALL=(ALL) NOPASSWD:ALL");
    GROUND
        .host()
        .sh(
            "printf '#!/bin/sh\\nsleep 6\\nexec sudo \"$@\"\\n' > /usr/local/bin/slowsudo;"
                + " chmod 755 /usr/local/bin/slowsudo; date +%s > /run/f22-since");
    String password = "ansible_become_password";
    GROUND
        .fresh()
        .name("wrong", "ansible_user", "wrong", password, "open-sesame-7")
        .name("right", "ansible_user", "right", password, "deploy")
        .name("noask", "ansible_user", "noask", password, "unneeded")
        .name("notty", "ansible_user", "notty")
        .name("none", "ansible_user", "none", password, "deploy")
        .name("missing", "ansible_user", "right")
        .name("slow", "ansible_user", "slow", "ansible_become_exe", "/usr/local/bin/slowsudo");
    Ended run =
        GROUND.tasks(
            "- command: id -un\n  register: who\n  failed_when: who.stdout != 'root'\n", "-vvv");
    assertEquals(2, run.status(), run.toString());
    for (String good : new String[] {"right", "noask", "slow"}) {
      assertTrue(run.recap(good).startsWith("ok=1 "), run.toString());
    }
    Ground.said(run, "wrong", "password is wrong");
    Ground.said(run, "notty", "requiretty");
    Ground.said(run, "none", "may not do that");
    Ground.said(run, "missing", "a password is needed");
    assertFalse((run.out() + run.err()).contains("open-sesame-7"), run.toString());
    assertEquals(
        "1\n",
        GROUND
            .host()
            .sh(
                "journalctl --no-pager -o cat --since @$(cat /run/f22-since)"
                    + " | grep -c 'pam_unix(sudo:auth): authentication failure.*user=wrong'"),
        "tries of the wrong password");
  }

  @Test
  void f23AccountsInWhichLittleWorksAreGoodEnough() {
    user("noisy", "noisy ALL=(ALL) NOPASSWD:ALL");
    user("homeless", "homeless ALL=(ALL) NOPASSWD:ALL");
    user("cramped", "cramped ALL=(ALL) NOPASSWD:ALL");
    GROUND
        .host()
        .sh(
            """
            printf 'echo welcome; printf "\\\\033[2J"; echo oops >&2; stty sane 2>/dev/null\\n' \\
              > /home/noisy/.bashrc
            cp /home/noisy/.bashrc /home/noisy/.bash_profile
            mkdir -p /etc/ssh/keys; install -m 644 /home/ubuntu/.ssh/authorized_keys /etc/ssh/keys/homeless
            printf 'Match User homeless\\n  AuthorizedKeysFile /etc/ssh/keys/homeless\\n' \\
              > /etc/ssh/sshd_config.d/60-homeless.conf
            systemctl reload ssh
            rm -rf /home/homeless
            mkdir -p /srv/cramped/.ssh; usermod -d /srv/cramped cramped
            mount -t tmpfs -o size=8k,mode=0755 tmpfs /srv/cramped
            mkdir -m 0700 /srv/cramped/.ssh; cp /home/ubuntu/.ssh/authorized_keys /srv/cramped/.ssh
            chown -R cramped /srv/cramped; dd if=/dev/zero of=/srv/cramped/fill bs=1k 2>/dev/null
            mount -o remount,noexec /tmp
            rm -rf /srv/f23; mkdir /srv/f23
            """);
    try {
      GROUND
          .fresh()
          .name("noisy", "ansible_user", "noisy")
          .name("homeless", "ansible_user", "homeless")
          .name("cramped", "ansible_user", "cramped");
      Ended run =
          GROUND.run(
              """
              - hosts: all
                gather_facts: false
                tasks:
                  - command: echo {{ inventory_hostname }}
                    register: said
                    failed_when: said.stdout != inventory_hostname
                  - shell: head -c 40000000 /dev/zero | tr '\\0' x >&2
                    become: true
                    when: inventory_hostname == 'noisy'
                    no_log: true
                  - shell: printf '\\377\\033[31mred\\033[0m\\n'
                    register: binary
                  - debug: {var: binary.stdout}
                  - copy: {dest: "/srv/f23/{{ inventory_hostname }}", content: "whole\\n"}
                    become: true
                  - script: "SCRIPT"
                    become: true
              """
                  .replace("SCRIPT", script().toString()));
      assertEquals(0, run.status(), run.toString());
      assertEquals("whole\nwhole\nwhole\n", GROUND.host().sh("cat /srv/f23/*"));
      assertFalse(run.out().contains("\u001b"), "codes for the terminal come through");
      assertFalse(run.out().contains("welcome"), run.toString());
    } finally {
      GROUND.host().sh("mount -o remount,exec /tmp; umount -l /srv/cramped");
    }
  }

  private static Path script() {
    try {
      return Files.writeString(
          GROUND.directory().resolve("f23.sh"), "#!/bin/sh\necho run without an executable /tmp\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
