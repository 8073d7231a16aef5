package weir.modules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.module.ControllerModule;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.ParamBinder;

/** The modules that need the control machine, against one that is written down. */
class ControllerModulesTest {
  private final TestController controller = new TestController();

  @Test
  void debugShowsAMessage() {
    assertEquals(Map.of("msg", "hi"), run(new DebugModule(), Map.of("msg", "hi")).values());
    assertEquals(
        Map.of("msg", List.of(1L)), run(new DebugModule(), Map.of("msg", List.of(1L))).values());
  }

  @Test
  void debugGreetsWhenNothingIsAsked() {
    assertEquals(Map.of("msg", "Hello world!"), run(new DebugModule(), Map.of()).values());
  }

  @Test
  void debugShowsAVariableUnderItsName() {
    controller.variables.put("x", 5L);
    assertEquals(Map.of("x", 5L), run(new DebugModule(), Map.of("var", "x")).values());
  }

  @Test
  void debugSaysThatAVariableIsNotDefined() {
    String said =
        String.valueOf(run(new DebugModule(), Map.of("var", "nope")).values().get("nope"));
    assertTrue(said.startsWith("VARIABLE IS NOT DEFINED!"), said);
  }

  @Test
  void debugKeepsQuietBelowItsVerbosity() {
    Map<String, Object> args = Map.of("msg", "hi", "verbosity", 2);
    assertEquals(Outcome.Kind.SKIPPED, run(new DebugModule(), args).kind());
    controller.verbosity = 2;
    assertEquals(Outcome.Kind.OK, run(new DebugModule(), args).kind());
  }

  @Test
  void debugRefusesBothMessageAndVariable() {
    assertFails(
        "'msg' and 'var' are incompatible options",
        new DebugModule(),
        Map.of("msg", "a", "var", "b"));
  }

  @Test
  void assertPassesWhenAllHold() {
    controller.variables.put("a", true);
    Outcome outcome = run(new AssertModule(), Map.of("that", List.of("a", true)));
    assertEquals(Outcome.Kind.OK, outcome.kind());
    assertEquals("All assertions passed", outcome.values().get("msg"));
    Map<String, Object> args = Map.of("that", "a", "success_msg", "yay");
    assertEquals("yay", run(new AssertModule(), args).values().get("msg"));
  }

  @Test
  void assertNamesTheFirstThatDoesNotHold() {
    controller.variables.put("a", true);
    controller.variables.put("b", false);
    Outcome outcome = run(new AssertModule(), Map.of("that", List.of("a", "b", "c")));
    assertEquals(Outcome.Kind.FAILED, outcome.kind());
    assertEquals(
        Map.of("assertion", "b", "evaluated_to", false, "msg", "Assertion failed"),
        outcome.values());
    Map<String, Object> args = Map.of("that", "b", "msg", "oh");
    assertEquals("oh", run(new AssertModule(), args).values().get("msg"));
  }

  @Test
  void assertNeedsACondition() {
    assertFails("conditional required in \"that\" string", new AssertModule(), Map.of("msg", "x"));
  }

  @Test
  void failFails() {
    Outcome outcome = run(new FailModule(), Map.of());
    assertEquals(Outcome.Kind.FAILED, outcome.kind());
    assertEquals("Failed as requested from task", outcome.values().get("msg"));
    assertEquals("boo", run(new FailModule(), Map.of("msg", "boo")).values().get("msg"));
  }

  @Test
  void setFactSetsAllOtherKeys() {
    Outcome outcome = run(new SetFactModule(), Map.of("a", 1L, "cacheable", true));
    assertEquals(Map.of("a", 1L), outcome.facts());
    assertFalse(outcome.changed());
  }

  @Test
  void setFactRefusesNothingAndNamesThatAreNone() {
    assertFails(
        "No key/value pairs provided, at least one is required for this action to succeed",
        new SetFactModule(),
        Map.of("cacheable", true));
    assertThrows(ModuleFailure.class, () -> run(new SetFactModule(), Map.of("a-b", 1L)));
  }

  @Test
  void pauseWaits() {
    Outcome outcome = run(new PauseModule(), Map.of("minutes", 0.5));
    assertEquals(30L, outcome.values().get("delta"));
    assertEquals("Paused for 0.5 minutes", outcome.values().get("stdout"));
    assertEquals(30_000_000_000L, controller.nanoTime());
  }

  @Test
  void pauseWaitsAtLeastASecond() {
    assertEquals(
        "Paused for 1.0 seconds",
        run(new PauseModule(), Map.of("seconds", 0)).values().get("stdout"));
  }

  @Test
  void pauseWithOnlyAPromptDoesNotWait() {
    assertEquals(0L, run(new PauseModule(), Map.of("prompt", "hey")).values().get("delta"));
  }

  @Test
  void waitsForConnectionOverNewConnections() {
    controller.lost().lost().answering("pong");
    Outcome outcome = run(new WaitForConnectionModule(), Map.of("delay", 3));
    assertEquals(Map.of("elapsed", 5L), outcome.values());
    assertEquals(2, controller.disconnects);
  }

  @Test
  void stopsWaitingForConnection() {
    controller.lost();
    Outcome outcome = run(new WaitForConnectionModule(), Map.of("timeout", 4));
    assertEquals(Outcome.Kind.FAILED, outcome.kind());
    assertEquals("timed out waiting for the host: connection refused", outcome.values().get("msg"));
    assertEquals(4L, outcome.values().get("elapsed"));
  }

  @Test
  void rebootWaitsForANewBootId() {
    controller.answering("one\n").answering("").answering("one\n").lost().answering("two\n");
    Outcome outcome = run(new RebootModule(), Map.of());
    assertEquals(Outcome.changed(Map.of("rebooted", true, "elapsed", 2L)), outcome);
    assertEquals("modules/reboot.sh 0 Reboot initiated by Weir  ", controller.asked.get(1));
    assertEquals("test whoami", controller.asked.getLast());
  }

  @Test
  void rebootFailsWhenTheHostStaysAway() {
    controller.answering("one\n").answering("").lost();
    Outcome outcome = run(new RebootModule(), Map.of("reboot_timeout", 10));
    assertEquals(Outcome.Kind.FAILED, outcome.kind());
    assertTrue(outcome.changed());
  }

  @Test
  void rebootIsOnlyForetoldInCheckMode() {
    controller.checkMode = true;
    assertTrue(run(new RebootModule(), Map.of()).changed());
    assertEquals(List.of(), controller.asked);
  }

  private <P extends Record> Outcome run(ControllerModule<P> module, Map<String, Object> args) {
    return module.run(ParamBinder.bind(module.params(), args), controller);
  }

  private <P extends Record> void assertFails(
      String message, ControllerModule<P> module, Map<String, Object> args) {
    ModuleFailure failure = assertThrows(ModuleFailure.class, () -> run(module, args));
    assertEquals(message, failure.getMessage());
  }
}
