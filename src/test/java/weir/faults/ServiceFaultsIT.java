package weir.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.testing.WeirProcess.Ended;

/** F15 to F17 and F19: services that are not what they were meant to be. */
final class ServiceFaultsIT {
  @RegisterExtension static final Ground GROUND = new Ground();

  @Test
  void f15AUnitThatSystemdWouldNotLoadIsNotInstalled() {
    GROUND
        .host()
        .sh("printf '[Service]\\nExecStart=/bin/true\\n' > /etc/systemd/system/f15.service");
    GROUND.fresh().name("directive", "lines", "ExecStart=/bin/true\\nRestart=sometimes");
    GROUND.name("path", "lines", "ExecStart=/nowhere/at/all");
    GROUND.name("section", "lines", "[Servic]\\nExecStart=/bin/true");
    Ended run =
        GROUND.tasks(
            """
            - weir.unit:
                name: f15.service
                content: "[Service]\\n{{ lines | replace('\\\\n', '\\n') }}\\n"
            """);
    assertEquals(2, run.status(), run.toString());
    for (String name : new String[] {"directive", "path", "section"}) {
      assertTrue(run.recap(name).contains("changed=0 unreachable=0 failed=1"), run.toString());
    }
    assertEquals(
        "[Service]\nExecStart=/bin/true\n", GROUND.host().read("/etc/systemd/system/f15.service"));
    assertEquals("", GROUND.host().sh("find /etc/systemd -name '*weir-tmp*'"));
  }

  @Test
  void f16AServiceThatDiesTwoSecondsAfterItsStartIsAFailureWithItsLastWords() {
    GROUND.fresh().name("host", "weir_on_failure", "rollback");
    Ended run = GROUND.tasks(service("f16", "sleep 2; echo the tank is empty; exit 1", "no"));
    assertEquals(2, run.status(), run.toString());
    assertTrue(run.out().contains("the tank is empty"), run.toString());
    assertFalse(GROUND.host().exists("/etc/systemd/system/f16.service"), run.toString());
    assertEquals("inactive", GROUND.host().property("f16", "ActiveState"));
  }

  @Test
  void f17AServiceThatFlapsIsUnhealthyThoughItIsActiveAtEachLook() {
    GROUND.fresh().name("host");
    Ended run = GROUND.tasks(service("f17", "sleep 0.7; exit 0", "always"));
    assertEquals(2, run.status(), run.toString());
    assertTrue(run.recap("host").contains("failed=1"), run.toString());
  }

  @Test
  void f19AnUnhealthyCanaryEndsTheRolloutBeforeTheOthers() {
    GROUND.other().sh("rm -f /run/f19");
    GROUND.host().sh("printf old > /run/f19");
    GROUND.fresh().name("canary", "status", 500, "weir_on_failure", "rollback");
    GROUND.at("rest", GROUND.other(), GROUND.other().port(), "status", 200);
    Ended run =
        GROUND.run(
            """
            - hosts: all
              become: true
              gather_facts: false
              serial: [1, "100%"]
              tasks:
                - copy: {dest: /run/f19, content: new}
                - fail: {msg: "health says {{ status }}"}
                  when: status == 500
            """);
    assertEquals(2, run.status(), run.toString());
    assertFalse(run.recap().containsKey("rest"), run.toString());
    assertFalse(GROUND.other().exists("/run/f19"));
    assertEquals("old", GROUND.host().read("/run/f19"), run.toString());
    assertTrue(run.out().contains("rolled back"), run.toString());
  }

  private static String service(String name, String script, String restart) {
    return """
    - weir.unit:
        name: NAME.service
        content: |
          [Unit]
          StartLimitIntervalSec=0
          [Service]
          ExecStart=/bin/sh -c 'SCRIPT'
          Restart=RESTART
          RestartSec=100ms
    - service: {name: NAME, state: started}
    - weir.health: {unit: NAME.service, window: 4, budget: 8}
    """
        .replace("NAME", name)
        .replace("SCRIPT", script)
        .replace("RESTART", restart);
  }
}
