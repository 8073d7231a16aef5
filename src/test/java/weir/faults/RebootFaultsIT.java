package weir.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.cli.demo.Deadline;
import weir.cli.demo.LoopbackPort;
import weir.testing.RunningWeir;
import weir.testing.SystemdHost;
import weir.testing.TcpProxy;
import weir.testing.WeirProcess.Ended;

/** F13, F14, F18 and F20: hosts that go away, and a way back that is blocked. */
final class RebootFaultsIT {
  @RegisterExtension static final Ground GROUND = new Ground();

  private static SystemdHost host() {
    return GROUND.other();
  }

  private static Ground named(Object... variables) {
    return GROUND.fresh().at("host", host(), host().port(), variables);
  }

  @Test
  void f13APowerCutInAnUploadLeavesTheOldFileAndNothingThatStays() throws IOException {
    Path big = Files.writeString(GROUND.directory().resolve("f13"), "new line\n".repeat(30_000));
    host().sh("mkdir -p /srv/f13; echo old > /srv/f13/file; sync /srv/f13/file");
    String tasks = "- copy: {src: '%s', dest: /srv/f13/file}%n".formatted(big);
    try (TcpProxy proxy = new TcpProxy(host().port())) {
      GROUND
          .fresh()
          .at(
              "host",
              host(),
              proxy.port(),
              "ansible_ssh_extra_args",
              "-o ServerAliveInterval=1 -o ServerAliveCountMax=2");
      proxy.atUploaded(150_000, () -> host().powerOff());
      Ended cut = GROUND.tasks(tasks, "-T", "3");
      assertEquals(4, cut.status(), cut.toString());
    }
    host().powerOn();
    assertEquals("old\n", host().read("/srv/f13/file"));
    named();
    Ended next = GROUND.tasks(tasks);
    assertEquals(0, next.status(), next.toString());
    assertEquals(Files.readString(big), host().read("/srv/f13/file"));
    assertEquals("file\n", host().sh("ls -A /srv/f13"));
  }

  @Test
  void f14ARebootBeforeTheConfirmationUndoesTheRunAndTheNextOneSaysSo() {
    host().sh("echo old > /srv/f14; rm -f /srv/f14-begun");
    named(
        "weir_confirm_timeout",
        300,
        "ansible_ssh_extra_args",
        "-o ServerAliveInterval=1 -o ServerAliveCountMax=2");
    String tasks =
        """
        - copy: {dest: /srv/f14, content: "new\\n"}
        - shell: touch /srv/f14-begun; sleep 60
          args: {creates: /srv/f14-begun}
        """;
    try (RunningWeir weir = GROUND.begin(Ground.play(tasks), "-T", "3")) {
      weir.until("begun", () -> host().exists("/srv/f14-begun"));
      assertEquals("new\n", host().read("/srv/f14"));
      host().powerOff();
      Ended lost = weir.end();
      assertEquals(4, lost.status(), lost.toString());
    }
    host().powerOn();
    assertEquals("old\n", host().read("/srv/f14"));
    named();
    Ended next = GROUND.tasks(tasks);
    assertEquals(0, next.status(), next.toString());
    assertTrue(next.err().contains("the host has undone run"), next.toString());
    assertEquals("new\n", host().read("/srv/f14"));
  }

  @Test
  void f18AChangeThatShutsSshOutIsUndoneByTheHost() {
    named("weir_confirm_timeout", 3, "weir_on_failure", "rollback");
    Ended run = GROUND.tasks("- service: {name: ssh, state: stopped}\n", "-T", "3");
    assertTrue(run.status() != 0, run.toString());
    assertTrue(
        Deadline.await(Duration.ofSeconds(20), () -> LoopbackPort.speaksSsh(host().port())),
        "sshd comes back by itself");
    named();
    GROUND.ageLeases(host());
    Ended next = GROUND.tasks("- command: echo in\n");
    assertEquals(0, next.status(), next.toString());
    assertTrue(next.err().contains("undone") || run.out().contains("undone"), run + "" + next);
  }

  @Test
  void f20ARollbackThatFailsHasItsOwnEndAndSaysWhatIsLeftToDo() {
    host()
        .sh(
            "mkdir -p /srv/f20; mount -t tmpfs tmpfs /srv/f20; echo old > /srv/f20/file;"
                + " echo old > /srv/f20-other");
    named("weir_on_failure", "rollback");
    Ended run =
        GROUND.tasks(
            """
            - copy: {dest: /srv/f20/file, content: "new\\n"}
            - copy: {dest: /srv/f20-other, content: "new\\n"}
            - command: mount -o remount,ro /srv/f20
            - fail: {msg: on purpose}
            """);
    try {
      assertEquals(6, run.status(), run.toString());
      assertTrue(run.out().contains("needs a hand"), run.toString());
      assertTrue(run.out().contains("/srv/f20/file"), run.toString());
      assertEquals("new\n", host().read("/srv/f20/file"));
      assertEquals("old\n", host().read("/srv/f20-other"));
      assertTrue(host().sh("cat /var/lib/weir/runs/*/kept/*").contains("old"), "what was is kept");
    } finally {
      host().sh("umount -l /srv/f20; rm -rf /var/lib/weir");
    }
  }
}
