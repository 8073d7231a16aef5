package weir.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.cli.demo.Deadline;
import weir.testing.RunningWeir;
import weir.testing.WeirProcess.Ended;

/** F09 to F12 and F21: what happens to Weir itself, and two of it at once. */
final class ControllerFaultsIT {
  @RegisterExtension static final Ground GROUND = new Ground();
  private static final String STEPS =
      """
      - shell: touch /run/f09-1; sleep 1.5; touch /run/f09-2
      - shell: touch /run/f09-3
      """;

  private static RunningWeir midStep() {
    GROUND.host().sh("rm -f /run/f09-*");
    GROUND.fresh().name("host");
    return GROUND
        .begin(Ground.play(STEPS))
        .until("in its first step", () -> GROUND.host().exists("/run/f09-1"));
  }

  @Test
  void f09OneInterruptionSettlesTheStepInFlightAndASecondLeavesAtOnce() {
    for (String signal : new String[] {"INT", "TERM"}) {
      try (RunningWeir weir = midStep()) {
        weir.signal(signal);
        Ended run = weir.end();
        assertEquals(99, run.status(), run.toString());
        assertTrue(GROUND.host().exists("/run/f09-2"), run.toString());
        assertFalse(GROUND.host().exists("/run/f09-3"), run.toString());
        assertTrue(run.recap("host").startsWith("ok=1 changed=1"), run.toString());
      }
    }
    try (RunningWeir weir = midStep()) {
      weir.signal("INT");
      weir.until("heard the first", () -> weir.errors().contains("Interrupted"));
      weir.signal("INT");
      long second = System.nanoTime();
      Ended run = weir.end();
      double seconds = (System.nanoTime() - second) / 1e9;
      assertEquals(99, run.status(), run.toString());
      assertTrue(seconds < 1.2, "took " + seconds);
      assertTrue(run.err().contains("unknown"), run.toString());
      assertTrue(run.err().contains("host"), run.toString());
    }
  }

  /** An interrupted run of two files, in the first of its steps that takes time. */
  private static RunningWeir changing(Object... variables) {
    GROUND.host().sh("rm -f /run/f09-* /srv/f09-new; echo old > /srv/f09");
    GROUND.fresh().name("host", variables);
    return GROUND
        .begin(
            Ground.play(
                """
                - copy: {dest: /srv/f09, content: "new\\n"}
                - copy: {dest: /srv/f09-new, content: "new\\n"}
                - shell: touch /run/f09-begun; sleep 1; touch /run/f09-done
                - shell: touch /run/f09-never
                """))
        .until("in its step", () -> GROUND.host().exists("/run/f09-begun"));
  }

  private static boolean isOld() {
    return GROUND.host().read("/srv/f09").equals("old\n") && !GROUND.host().exists("/srv/f09-new");
  }

  @Test
  void f09AnInterruptedRunIsUndoneWhereAWayBackWasAskedForAndKeptElsewhere() {
    try (RunningWeir weir = changing("weir_on_failure", "rollback")) {
      weir.signal("INT");
      Ended run = weir.end();
      assertEquals(99, run.status(), run.toString());
      assertTrue(isOld() && GROUND.host().exists("/run/f09-done"), run.toString());
      assertTrue(run.out().contains(": rolled back, 2 undone, 1 without"), run.toString());
      assertTrue(GROUND.host().sh("cat /var/lib/weir/lease.*").contains(" free "));
    }
    try (RunningWeir weir = changing("weir_confirm_timeout", 2)) {
      weir.signal("INT");
      weir.until("heard the first", () -> weir.errors().contains("Interrupted"));
      weir.signal("INT");
      Ended run = weir.end();
      assertEquals(99, run.status(), run.toString());
      assertTrue(run.err().contains("undone by the host itself on host"), run.toString());
      assertTrue(
          Deadline.await(Duration.ofSeconds(20), ControllerFaultsIT::isOld), "undone by the host");
    }
    try (RunningWeir weir = changing()) {
      weir.signal("INT");
      Ended run = weir.end();
      assertEquals(99, run.status(), run.toString());
      assertEquals("new\n", GROUND.host().read("/srv/f09"), run.toString());
      assertTrue(run.out().contains("kept half done, changed by 'copy' (play-"), run.toString());
    }
    assertFalse(GROUND.host().exists("/run/f09-never"));
  }

  private static RunningWeir in(String name, String tasks, Object... variables) {
    GROUND.fresh().name(name, variables);
    return GROUND.begin(Ground.play(tasks), "--wait", "20");
  }

  @Test
  void f10ARunWhoseControllerDiesIsUndoneByTheHostAndTheNextOneSaysSo() {
    GROUND.host().sh("rm -f /run/f10-*; echo old > /srv/f10; rm -rf /var/lib/weir");
    String tasks =
        """
        - copy: {dest: /srv/f10, content: "new\\n"}
        - shell: touch /run/f10-begun; sleep 1
        """;
    try (RunningWeir weir = in("host", tasks, "weir_confirm_timeout", 2)) {
      weir.until("begun", () -> GROUND.host().exists("/run/f10-begun"));
      weir.kill();
    }
    assertTrue(
        Deadline.await(
            Duration.ofSeconds(20), () -> GROUND.host().read("/srv/f10").equals("old\n")),
        "the host goes back by itself");
    GROUND.ageLeases(GROUND.host());
    try (RunningWeir weir = in("host", tasks)) {
      Ended next = weir.end();
      assertEquals(0, next.status(), next.toString());
      assertTrue(next.err().contains("the host has undone run"), next.toString());
      assertTrue(next.err().contains("back /srv/f10"), next.toString());
    }
    assertEquals("new\n", GROUND.host().read("/srv/f10"));
  }

  @Test
  void f10AControllerThatWakesAfterItsLeaseWasLostWritesNothingMore() {
    GROUND.host().sh("rm -f /run/f10-*");
    RunningWeir sleeper =
        in(
            "sleeper",
            """
            - shell: touch /run/f10-begun; sleep 1; touch /run/f10-slept
            - copy: {dest: /run/f10-file, content: sleeper}
            """);
    try (sleeper) {
      sleeper.until("begun", () -> GROUND.host().exists("/run/f10-begun"));
      sleeper.signal("STOP");
      assertTrue(
          Deadline.await(Duration.ofSeconds(10), () -> GROUND.host().exists("/run/f10-slept")));
      GROUND.ageLeases(GROUND.host());
      try (RunningWeir waker = in("waker", "- copy: {dest: /run/f10-file, content: waker}\n")) {
        Ended taken = waker.end();
        assertEquals(0, taken.status(), taken.toString());
      }
      sleeper.signal("CONT");
      Ended woken = sleeper.end();
      assertTrue(woken.status() != 0, woken.toString());
      assertEquals("waker", GROUND.host().read("/run/f10-file"));
    }
  }

  @Test
  void f10AControllerThatSleepsLongerThanItsHostWaitsFindsItsRunUndoneAndWritesNothingMore() {
    GROUND.host().sh("rm -f /run/f10-*; echo old > /srv/f10");
    RunningWeir sleeper =
        in(
            "sleeper",
            """
            - copy: {dest: /srv/f10, content: "sleeper\\n"}
            - shell: touch /run/f10-begun; sleep 1
            - copy: {dest: /srv/f10, content: "sleeper again\\n"}
            """,
            "weir_confirm_timeout",
            2,
            "weir_on_failure",
            "rollback");
    try (sleeper) {
      sleeper.until("begun", () -> GROUND.host().exists("/run/f10-begun"));
      sleeper.signal("STOP");
      assertTrue(
          Deadline.await(
              Duration.ofSeconds(20), () -> GROUND.host().read("/srv/f10").equals("old\n")),
          "the host goes back by itself");
      try (RunningWeir waker = in("waker", "- copy: {dest: /srv/f10, content: waker}\n")) {
        Ended taken = waker.end();
        assertEquals(0, taken.status(), taken.toString());
      }
      sleeper.signal("CONT");
      Ended woken = sleeper.end();
      assertTrue(woken.status() != 0, woken.toString());
      assertTrue(woken.out().contains("undone this run by itself"), woken.toString());
      assertEquals("waker", GROUND.host().read("/srv/f10"), woken.toString());
    }
  }

  @Test
  void f11NamesOfOneMachineMayWriteTheSameFileAtTheSameTime() {
    GROUND.fresh().name("one").name("two").name("three");
    Ended run =
        GROUND.tasks(
            """
            - copy: {dest: "/run/f11-{{ item }}", content: "{{ 'line\\n' * 20000 }}"}
              loop: [a, b, c, d]
            """);
    assertEquals(0, run.status(), run.toString());
    assertEquals("", GROUND.host().sh("find /run -maxdepth 1 -name '*weir-tmp*'"));
  }

  @Test
  void f11OfRunsThatComeAtOnceOneEntersAndOthersAreToldWhoOrWait() {
    GROUND.host().sh("rm -f /run/f11-*");
    GROUND.fresh().name("host");
    String tasks =
        Ground.play("- shell: echo in >> /run/f11-log; sleep 2; echo out >> /run/f11-log\n");
    try (RunningWeir one = GROUND.begin(tasks);
        RunningWeir two = GROUND.begin(tasks);
        RunningWeir patient = GROUND.begin(tasks, "--wait", "60")) {
      Ended first = one.end();
      Ended second = two.end();
      Ended waited = patient.end();
      assertEquals(0, waited.status(), waited.toString());
      long entered = List.of(first, second).stream().filter(each -> each.status() == 0).count();
      for (Ended each : List.of(first, second)) {
        if (each.status() != 0) {
          assertEquals(2, each.status(), each.toString());
          assertTrue(each.out().contains("another run has this host: "), each.toString());
          assertTrue(each.out().contains("@"), each.toString());
        }
      }
      assertEquals(
          "in\nout\n".repeat((int) entered + 1), GROUND.host().read("/run/f11-log"), "in turn");
      assertTrue(entered < 2, "both impatient runs entered, one after the other");
    }
  }

  @Test
  void f12ADeadHoldersLeaseRunsOutWhichIsToldAndABrokenLeaseHoldsNobody() {
    GROUND.host().sh("rm -f /run/f12-*");
    String tasks = "- shell: touch /run/f12-begun; sleep 1; touch /run/f12-done\n";
    try (RunningWeir weir = in("host", tasks)) {
      weir.until("begun", () -> GROUND.host().exists("/run/f12-begun"));
      weir.kill();
    }
    assertTrue(
        Deadline.await(Duration.ofSeconds(10), () -> GROUND.host().exists("/run/f12-done")),
        "a step that has begun ends");
    GROUND.fresh().name("host");
    Ended early = GROUND.tasks(tasks);
    assertEquals(0, early.status(), early.toString());
    assertTrue(early.err().contains("had ended without giving the host back"), early.toString());
    GROUND.host().sh("for lease in /var/lib/weir/lease.*; do : > $lease; done");
    Ended broken = GROUND.tasks(tasks);
    assertEquals(0, broken.status(), broken.toString());
  }

  @Test
  void f21AHandlerLostWithItsRunIsRunByTheNextOne() {
    GROUND
        .host()
        .sh(
            "rm -f /run/f21-*; printf '[Service]\\nExecStart=/bin/sleep infinity\\n'"
                + " > /run/systemd/system/f21.service; systemctl daemon-reload;"
                + " systemctl restart f21");
    String before = GROUND.host().property("f21", "InvocationID");
    String play =
        Ground.play(
                """
                - copy: {dest: /run/f21-conf, content: new}
                  notify: restart it
                - shell: touch /run/f21-begun; sleep 1; touch /run/f21-done
                  args: {creates: /run/f21-done}
                """)
            + "  handlers:\n    - name: restart it\n      service: {name: f21, state: restarted}\n";
    GROUND.fresh().name("host");
    try (RunningWeir weir = GROUND.begin(play)) {
      weir.until("begun", () -> GROUND.host().exists("/run/f21-begun"));
      weir.kill();
    }
    assertTrue(Deadline.await(Duration.ofSeconds(10), () -> GROUND.host().exists("/run/f21-done")));
    GROUND.ageLeases(GROUND.host());
    Ended next = GROUND.run(play);
    assertEquals(0, next.status(), next.toString());
    assertTrue(next.err().contains("restart it"), next.toString());
    assertNotEquals(before, GROUND.host().property("f21", "InvocationID"), next.toString());
    String restarted = GROUND.host().property("f21", "InvocationID");
    assertEquals(0, GROUND.run(play).changed("host"));
    assertEquals(restarted, GROUND.host().property("f21", "InvocationID"));
  }
}
