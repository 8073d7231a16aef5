package weir.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.cli.demo.LoopbackPort;
import weir.testing.RunningWeir;
import weir.testing.TcpProxy;
import weir.testing.WeirProcess.Ended;

/** F01 to F06: what happens to the way to a host. */
final class LinkFaultsIT {
  @RegisterExtension static final Ground GROUND = new Ground();
  private static final String ECHO = "- ansible.builtin.command: echo hello\n";

  @Test
  void f01ClosedPortsAndDroppedPacketsEndInTimeAndOtherHostsGoOn() throws IOException {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket _ = new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort());
        Socket _ = new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort())) {
      // A full queue of connections drops what else comes.
      GROUND
          .fresh()
          .name("good")
          .at("closed", GROUND.host(), LoopbackPort.free())
          .at("silent", GROUND.host(), full.getLocalPort());
      Ended run = GROUND.tasks(ECHO, "-T", "3");
      assertEquals(4, run.status(), run.toString());
      assertTrue(run.recap("good").startsWith("ok=1 "), run.toString());
      for (String name : List.of("closed", "silent")) {
        assertTrue(run.recap(name).contains("unreachable=1 failed=0"), run.toString());
      }
      assertTrue(run.out().contains("Connection refused"), run.toString());
      assertTrue(run.seconds() < 3 + 12, run.toString());
    }
  }

  @Test
  void f02ServersThatSayNothingOrDripJunkEndInTime() throws IOException {
    try (TcpProxy silent = new TcpProxy(GROUND.host().port());
        TcpProxy dripping = new TcpProxy(GROUND.host().port())) {
      silent.answer(TcpProxy.Mode.SILENCE);
      dripping.answer(TcpProxy.Mode.DRIP);
      GROUND
          .fresh()
          .name("good")
          .at("silent", GROUND.host(), silent.port())
          .at("dripping", GROUND.host(), dripping.port());
      Ended run = GROUND.tasks(ECHO, "-T", "2");
      assertEquals(4, run.status(), run.toString());
      assertTrue(run.recap("good").startsWith("ok=1 "), run.toString());
      assertTrue(run.recap("silent").contains("unreachable=1"), run.toString());
      assertTrue(run.recap("dripping").contains("unreachable=1"), run.toString());
      assertTrue(run.seconds() < 2 + 12, run.toString());
    }
  }

  @Test
  void f03UploadsCutAtAnyByteLeaveTheOldFileOrTheNewOne() throws IOException {
    byte[] content = new byte[200_000];
    new Random(3).nextBytes(content);
    Path big = Files.write(GROUND.directory().resolve("big"), content);
    GROUND.host().sh("rm -rf /srv/f03; mkdir -p /srv/f03");
    GROUND.fresh();
    List<TcpProxy> proxies = new ArrayList<>();
    // Where a connection is cut: in the handshake, in requests, everywhere in the content.
    int[] cuts = {900, 3000, 9000, 20_000, 70_000, 120_000, 180_000, 204_000, 212_000, 600_000};
    for (int cut : cuts) {
      TcpProxy proxy = new TcpProxy(GROUND.host().port());
      proxy.cutWithReset();
      proxy.cutUploadAt(cut);
      proxies.add(proxy);
      // Each is a user of its own, for users of a host do not hinder each other.
      GROUND.at("at" + cut, GROUND.host(), proxy.port(), "ansible_user", "at" + cut);
      GROUND
          .host()
          .sh(
              """
              id NAME >/dev/null 2>&1 || useradd -m -s /bin/sh NAME
              install -d -m 0700 -o NAME /home/NAME/.ssh /srv/f03/NAME
              install -o NAME /home/ubuntu/.ssh/authorized_keys /home/NAME/.ssh/
              echo old > /srv/f03/NAME/file; chown NAME /srv/f03/NAME/file
              """
                  .replace("NAME", "at" + cut));
    }
    String play =
        Ground.play(
                "- copy: {src: '%s', dest: '/srv/f03/{{ inventory_hostname }}/file'}%n"
                    .formatted(big))
            .replace("become: true", "become: false");
    Ended run = GROUND.run(play, "-T", "5");
    assertEquals(4, run.status(), run.toString());
    String sizes = GROUND.host().sh("cd /srv/f03; stat -c '%n %s' */file");
    for (int cut : cuts) {
      String whole = sizes.contains("at%d/file 200000\n".formatted(cut)) ? "new" : "old";
      String old = sizes.contains("at%d/file 4\n".formatted(cut)) ? "old" : "new";
      assertEquals(whole, old, sizes);
    }
    assertTrue(sizes.contains("at180000/file 4\n"), sizes);
    assertTrue(sizes.contains("at600000/file 200000\n"), sizes);
    for (TcpProxy proxy : proxies) {
      proxy.cutUploadAt(Long.MAX_VALUE);
    }
    GROUND.ageLeases(GROUND.host());
    Ended again = GROUND.run(play);
    assertEquals(0, again.status(), again.toString());
    assertEquals(
        "1\n", GROUND.host().sh("sha1sum /srv/f03/*/file | cut -d ' ' -f 1 | sort -u | wc -l"));
    assertEquals("", GROUND.host().sh("find /srv/f03 -name '*weir*'"));
    for (TcpProxy proxy : proxies) {
      proxy.close();
    }
  }

  @Test
  void f04APeerThatFreezesIsGivenUpAndWhatItDidIsUnknown() throws IOException {
    try (TcpProxy proxy = new TcpProxy(GROUND.host().port())) {
      GROUND.host().sh("rm -f /run/f04-*");
      GROUND
          .fresh()
          .at(
              "frozen",
              GROUND.host(),
              proxy.port(),
              "ansible_ssh_extra_args",
              "-o ServerAliveInterval=1 -o ServerAliveCountMax=3");
      try (RunningWeir weir =
          GROUND.begin(
              Ground.play(
                  """
                  - shell: touch /run/f04-begun; sleep 1; touch /run/f04-done
                  - shell: touch /run/f04-never
                  """),
              "-T",
              "2")) {
        weir.until("begun", () -> GROUND.host().exists("/run/f04-begun"));
        long frozen = System.nanoTime();
        proxy.freeze();
        Ended run = weir.end();
        double seconds = (System.nanoTime() - frozen) / 1e9;
        assertEquals(4, run.status(), run.toString());
        assertTrue(run.recap("frozen").contains("unreachable=1 failed=0"), run.toString());
        assertTrue(run.out().contains("unknown"), run.toString());
        assertTrue(seconds < 4 + 25, "took " + seconds);
        assertFalse(GROUND.host().exists("/run/f04-never"));
      }
    }
  }

  @Test
  void f04AnUploadThatFreezesIsNoSignOfLifeAndWritesNothingWhenItGoesOn() throws IOException {
    Path big = Files.writeString(GROUND.directory().resolve("f04"), "new line\n".repeat(60_000));
    GROUND.host().sh("echo old > /srv/f04; echo old > /srv/f04-big; rm -f /srv/.f04*");
    try (TcpProxy proxy = new TcpProxy(GROUND.host().port())) {
      GROUND.fresh().at("host", GROUND.host(), proxy.port(), "weir_confirm_timeout", 2);
      AtomicBoolean frozen = new AtomicBoolean();
      proxy.atUploaded(
          300_000,
          () -> {
            proxy.freeze();
            frozen.set(true);
          });
      try (RunningWeir weir =
          GROUND.begin(
              Ground.play(
                  """
                  - copy: {dest: /srv/f04, content: "new\\n"}
                  - copy: {src: '%s', dest: /srv/f04-big}
                  """
                      .formatted(big)))) {
        weir.until("uploading", frozen::get);
        weir.until("undone", () -> GROUND.host().read("/srv/f04").equals("old\n"));
        proxy.thaw();
        Ended run = weir.end();
        assertTrue(run.status() != 0, run.toString());
      }
      assertEquals("old\nold\n", GROUND.host().sh("cat /srv/f04 /srv/f04-big"));
      assertEquals("", GROUND.host().sh("find /srv -name '.f04*'"));
    }
  }

  @Test
  void f05AnOutcomeThatIsLostOnTheWayIsFetchedAndTheStepIsNotRepeated() throws IOException {
    try (TcpProxy proxy = new TcpProxy(GROUND.host().port())) {
      GROUND.host().sh("rm -f /run/f05-*");
      GROUND.fresh().at("host", GROUND.host(), proxy.port());
      try (RunningWeir weir =
          GROUND.begin(
              Ground.play(
                  """
                  - shell: touch /run/f05-begun; sleep 1; echo once | tee -a /run/f05-log; touch /run/f05-done
                    register: step
                    failed_when: step.stdout != 'once'
                  - shell: echo twice >> /run/f05-log
                  """))) {
        weir.until("begun", () -> GROUND.host().exists("/run/f05-begun"));
        proxy.freezeDownload();
        weir.until("done", () -> GROUND.host().exists("/run/f05-done"));
        proxy.cut();
        Ended run = weir.end();
        assertEquals(0, run.status(), run.toString());
        assertEquals("once\ntwice\n", GROUND.host().read("/run/f05-log"));
      }
    }
  }

  @Test
  void f06StatusSignalAndRefusalAreThreeResults() {
    GROUND
        .host()
        .sh(
            "id barred >/dev/null 2>&1 || useradd -m -s /bin/bash barred;"
                + " install -d -m 0700 -o barred /home/barred/.ssh;"
                + " { printf 'command=\"echo not today; exit 3\" ';"
                + " cat /home/ubuntu/.ssh/authorized_keys; } > /home/barred/.ssh/authorized_keys;"
                + " chown barred /home/barred/.ssh/authorized_keys");
    GROUND.fresh().name("open").name("barred", "ansible_user", "barred");
    Ended run =
        GROUND.run(
            """
            - hosts: all
              gather_facts: false
              tasks:
                - command: sh -c 'exit 255'
                  register: status
                  ignore_errors: true
                - command: sh -c 'kill -9 $$'
                  register: signal
                  ignore_errors: true
                - debug: {msg: "rc {{ status.rc }} and {{ signal.rc }}"}
            """);
    assertEquals(4, run.status(), run.toString());
    assertTrue(run.out().contains("rc 255 and 137"), run.toString());
    assertTrue(run.recap("open").contains("unreachable=0 failed=0"), run.toString());
    assertTrue(run.recap("barred").contains("ok=0 changed=0 unreachable=1"), run.toString());
    assertTrue(run.out().contains("not today"), run.toString());
  }
}
