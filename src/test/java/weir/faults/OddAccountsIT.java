package weir.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.testing.SystemdHosts;
import weir.testing.WeirProcess.Ended;

/**
 * F22 and F23 with programs that the images do not have: sudo-rs, doas, fish and tcsh. The host
 * takes them from its Debian mirror, so this runs with {@code -Dweir.faults=accounts} only.
 */
@EnabledIfSystemProperty(named = "weir.faults", matches = ".*accounts.*")
final class OddAccountsIT {
  @RegisterExtension static final Ground GROUND = new Ground();
  @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(1, "trixie");

  @BeforeAll
  static void install() {
    HOSTS
        .first()
        .sh(
            """
            apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y install \\
              --no-install-recommends sudo-rs opendoas fish tcsh
            for user in fishy cshy free asked; do
              useradd -m -s /bin/bash $user; echo $user:deploy | chpasswd
              install -d -m 0700 -o $user /home/$user/.ssh
              cp /home/ubuntu/.ssh/authorized_keys /home/$user/.ssh/; chown -R $user /home/$user
            done
            usermod -s /usr/bin/fish fishy; usermod -s /bin/tcsh cshy
            mkdir -p /home/fishy/.config/fish
            echo 'echo welcome; set -x LANG xx' > /home/fishy/.config/fish/config.fish
            echo 'echo welcome; setenv LANG xx' > /home/cshy/.cshrc
            chown -R fishy /home/fishy
            printf '%s\\n' 'fishy ALL=(ALL) NOPASSWD:ALL' 'cshy ALL=(ALL) NOPASSWD:ALL' \\
              'free ALL=(ALL) NOPASSWD:ALL' 'asked ALL=(ALL) ALL' > /etc/sudoers.d/95-odd
            printf 'permit nopass free as root\\npermit asked as root\\n' > /etc/doas.conf
            chmod 0600 /etc/doas.conf
            """);
  }

  private static void name(String name, String user, Object... variables) {
    Object[] all = new Object[variables.length + 2];
    all[0] = "ansible_user";
    all[1] = user;
    System.arraycopy(variables, 0, all, 2, variables.length);
    GROUND.at(name, HOSTS.first(), HOSTS.first().port(), all);
  }

  @Test
  void f22SudoRsAndDoasAreSpokenToAsTheyAreAndRefusalsNamedAfterOneTry() {
    String exe = "ansible_become_exe";
    String password = "ansible_become_password";
    String method = "ansible_become_method";
    GROUND.fresh();
    name("free", "free", exe, "sudo-rs");
    name("right", "asked", exe, "sudo-rs", password, "deploy");
    name("wrong", "asked", exe, "sudo-rs", password, "open-sesame-7");
    name("missing", "asked", exe, "sudo-rs");
    name("none", "ubuntu", method, "doas");
    name("doas", "free", method, "doas");
    name("doasked", "asked", method, "doas", password, "deploy");
    Ended run =
        GROUND.tasks("- command: id -un\n  register: who\n  failed_when: who.stdout != 'root'\n");
    assertEquals(2, run.status(), run.toString());
    for (String good : new String[] {"free", "right", "doas"}) {
      assertTrue(run.recap(good).startsWith("ok=1 "), run.toString());
    }
    Ground.said(run, "wrong", "password is wrong");
    Ground.said(run, "missing", "a password is needed");
    Ground.said(run, "none", "may not do that");
    Ground.said(run, "doasked", "takes it from a terminal only");
    assertFalse((run.out() + run.err()).contains("open-sesame-7"), run.toString());
    assertFalse(run.out().contains("Maximum"), "sudo-rs has tried more than the one password");
    assertEquals("", HOSTS.first().sh("pgrep -x sudo || true").strip(), "something waits on");
  }

  @Test
  void f23FishAndCshAreGoodEnoughLoginShells() {
    GROUND.fresh();
    name("fish", "fishy");
    name("csh", "cshy");
    Ended run =
        GROUND.run(
            """
            - hosts: all
              gather_facts: true
              tasks:
                - command: id -un
                  register: me
                  failed_when: me.stdout not in ['fishy', 'cshy']
                - shell: 'printf %s "$1 it''s $HOME"'
                  register: words
                  failed_when: '"''s /home" not in words.stdout'
                - copy: {dest: "~/whole", content: "it's $HOME `x` \\\\ !! %s\\n"}
                - copy: {dest: "/srv/{{ inventory_hostname }}", content: "whole\\n"}
                  become: true
            """);
    assertEquals(0, run.status(), run.toString());
    assertFalse(run.out().contains("welcome"), run.toString());
    String whole = "it's $HOME `x` \\ !! %s\n";
    assertEquals(whole, HOSTS.first().read("/home/fishy/whole"));
    assertEquals(whole, HOSTS.first().read("/home/cshy/whole"));
    assertEquals("whole\nwhole\n", HOSTS.first().sh("cat /srv/fish /srv/csh"));
  }
}
