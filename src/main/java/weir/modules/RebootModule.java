package weir.modules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Probe;
import weir.module.Script;

/** Reboots a host and waits until it is back, which its new boot id shows. */
final class RebootModule implements ControllerModule<RebootModule.Params> {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Probe BOOT_ID = Probe.of(Script.of("modules/boot-id.sh")).within(PATIENCE);
  private static final Script REBOOT = Script.of("modules/reboot.sh");
  private static final Script COMMAND = new Script("test", "eval \"$1\"");

  /** What a task says. */
  record Params(
      @Param("Seconds to wait before it reboots, in whole minutes where shutdown counts so.")
          int preRebootDelay,
      @Param("Seconds to wait after it is back.") int postRebootDelay,
      @Param(value = "Seconds after which it failed to come back.", byDefault = "600")
          int rebootTimeout,
      @Param("Seconds one try to connect may take.") @Nullable Integer connectTimeout,
      @Param(value = "A command that must succeed once it is back.", byDefault = "whoami")
          String testCommand,
      @Param(value = "What its users are told.", byDefault = "Reboot initiated by Weir") String msg,
      @Param("Where to look for shutdown first.") List<String> searchPaths,
      @Param("A command that prints something else after a reboot.")
          @Nullable String bootTimeCommand,
      @Param("The command that reboots, with its arguments.") @Nullable String rebootCommand) {}

  @Override
  public List<String> names() {
    return List.of("reboot");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Outcome run(Params params, Controller controller) {
    if (controller.checkMode()) {
      return Outcome.changed(Map.of("rebooted", true, "elapsed", 0L));
    }
    String command = params.bootTimeCommand();
    Supplier<Answer> boot =
        command == null
            ? () -> controller.ask(BOOT_ID)
            : () -> controller.act(command(command, "tell the time of the boot"));
    String before = boot.get().out().strip();
    HostWait wait = new HostWait(controller, Duration.ofSeconds(params.rebootTimeout()));
    Answer asked =
        controller.act(
            Action.RunScript.of(
                REBOOT,
                List.of(
                    Integer.toString(params.preRebootDelay()),
                    params.msg(),
                    params.rebootCommand() == null ? "" : params.rebootCommand(),
                    String.join(":", params.searchPaths())),
                "reboot"));
    if (!asked.ok()) {
      return result("Reboot command failed, error was: " + asked.err().strip(), false, wait);
    }
    controller.disconnect();
    Duration second = Duration.ofSeconds(1);
    Answer back =
        wait.until(boot, second, answer -> answer.ok() && !answer.out().strip().equals(before));
    if (back == null) {
      return result(
          "Timed out waiting for the host to come back: " + wait.lastTrouble(), true, wait);
    }
    if (params.postRebootDelay() > 0) {
      controller.pause(Duration.ofSeconds(params.postRebootDelay()));
    }
    Action test = command(params.testCommand(), "test whether it is back");
    Answer fit = wait.until(() -> controller.act(test), second, Answer::ok);
    return fit == null
        ? result(
            "Timed out waiting for '%s' to succeed: %s"
                .formatted(params.testCommand(), wait.lastTrouble()),
            true,
            wait)
        : result(null, true, wait);
  }

  /** What a playbook gave to run may do anything. */
  private static Action command(String line, String summary) {
    return new Action.RunScript(COMMAND, List.of(line), Map.of(), null, PATIENCE, summary);
  }

  private static Outcome result(@Nullable String trouble, boolean rebooted, HostWait wait) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rebooted", rebooted);
    values.put("elapsed", wait.elapsed().toSeconds());
    return trouble == null
        ? Outcome.changed(values)
        : Outcome.failed(trouble, values).withChanged(rebooted);
  }
}
