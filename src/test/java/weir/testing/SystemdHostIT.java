package weir.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.cli.demo.Subprocess;

/** The test hosts are what the tests take them for. */
class SystemdHostIT {
  @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(2);

  private final SystemdHost host = HOSTS.first();

  @Test
  void runsSystemdAsTheFirstProcess() {
    assertEquals("systemd\n", host.read("/proc/1/comm"));
    assertEquals("active", host.property("ssh.service", "ActiveState"));
  }

  @Test
  void hasItsOwnIdentity() {
    SystemdHost other = HOSTS.get(1);
    assertEquals("host1\n", host.sh("hostname"));
    assertNotEquals(host.read("/etc/machine-id"), other.read("/etc/machine-id"));
    assertNotEquals(
        host.read("/etc/ssh/ssh_host_ed25519_key.pub"),
        other.read("/etc/ssh/ssh_host_ed25519_key.pub"));
  }

  @Test
  void keepsItsServicesApartFromThoseOfOtherHosts() {
    String pid = HOSTS.get(1).property("ssh.service", "MainPID");
    host.sh("systemctl restart ssh.service");
    assertEquals(pid, HOSTS.get(1).property("ssh.service", "MainPID"));
  }

  @Test
  void letsTheKeyInUnderStrictHostKeyChecking() {
    assertEquals("ubuntu\n", ssh(host, host, "ubuntu", "id -un").out());
    assertEquals("deploy\n", ssh(host, host, "deploy", "id -un").out());
  }

  @Test
  void isRefusedByTheClientUnderTheKeysOfAnotherHost() {
    assertEquals(255, ssh(host, HOSTS.get(1), "ubuntu", "true").status());
  }

  @Test
  void grantsUbuntuSudoWithoutAPasswordAndAsksDeployForOne() {
    assertEquals("root\n", ssh(host, host, "ubuntu", "sudo -n id -un").out());
    assertFalse(ssh(host, host, "deploy", "sudo -n true").succeeded());
    assertEquals("root\n", ssh(host, host, "deploy", "echo deploy | sudo -S id -un").out());
  }

  @Test
  void keepsFilesOverARebootButNotTemporaryOnes() {
    String before = host.bootId();
    host.sh("echo kept >/etc/kept; touch /tmp/lost /run/lost");
    host.reboot();
    assertEquals("kept\n", host.read("/etc/kept"));
    assertEquals("644 root:root", host.stat("/etc/kept"));
    assertFalse(host.exists("/tmp/lost") || host.exists("/run/lost"));
    assertNotEquals(before, host.bootId());
    assertEquals("root\n", ssh(host, host, "ubuntu", "sudo -n id -un").out());
  }

  @Test
  void comesBackFromAPowerCut() {
    host.sh("echo kept >/etc/kept; sync /etc/kept");
    host.powerCut();
    assertEquals("kept\n", host.read("/etc/kept"));
    assertTrue(ssh(host, host, "ubuntu", "true").succeeded());
  }

  @Test
  void comesBackWhenItRebootsItself() {
    String before = host.bootId();
    ssh(host, host, "ubuntu", "sudo systemctl reboot");
    host.awaitBootAfter(before);
    assertNotEquals(before, host.bootId());
  }

  @Test
  void recordsWhatAUnitSays() {
    host.sh("systemd-run --wait --unit=talker echo good morning");
    assertTrue(host.journal("talker.service").contains("good morning"));
  }

  private static Subprocess.Result ssh(
      SystemdHost host, SystemdHost known, String user, String command) {
    List<String> argv = new ArrayList<>(List.of("ssh", "-F", "/dev/null", "-o", "BatchMode=yes"));
    argv.addAll(List.of("-o", "StrictHostKeyChecking=yes", "-o", "IdentitiesOnly=yes"));
    argv.addAll(List.of("-o", "GlobalKnownHostsFile=/dev/null"));
    argv.addAll(List.of("-o", "UserKnownHostsFile=" + known.knownHosts()));
    argv.addAll(List.of("-i", host.key().toString(), "-p", String.valueOf(host.port())));
    argv.addAll(List.of(user + "@127.0.0.1", command));
    return Subprocess.run(argv, Duration.ofSeconds(30), line -> System.err.println("ssh: " + line));
  }
}
