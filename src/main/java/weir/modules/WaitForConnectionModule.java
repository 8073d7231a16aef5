package weir.modules;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import weir.module.Answer;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Probe;
import weir.module.Script;

/** Waits until a host can be reached. */
final class WaitForConnectionModule implements ControllerModule<WaitForConnectionModule.Params> {
  private static final Probe PROBE = Probe.of(new Script("ping", "echo pong"));

  /** What a task says. */
  record Params(
      @Param("Seconds to wait before the first try.") int delay,
      @Param(value = "Seconds between tries.", byDefault = "1") int sleep,
      @Param(value = "Seconds after which it failed.", byDefault = "600") int timeout,
      @Param(value = "Seconds one try may take.", byDefault = "5") int connectTimeout) {}

  @Override
  public List<String> names() {
    return List.of("wait_for_connection");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public boolean skippedInCheckMode() {
    return true;
  }

  @Override
  public Outcome run(Params params, Controller controller) {
    HostWait wait = new HostWait(controller, Duration.ofSeconds(params.timeout()));
    if (params.delay() > 0) {
      controller.pause(Duration.ofSeconds(params.delay()));
    }
    Probe probe = PROBE.within(Duration.ofSeconds(Math.max(5, params.connectTimeout())));
    Answer answer =
        wait.until(() -> controller.ask(probe), Duration.ofSeconds(params.sleep()), Answer::ok);
    Map<String, Object> values = Map.of("elapsed", wait.elapsed().toSeconds());
    return answer == null
        ? Outcome.failed("timed out waiting for the host: " + wait.lastTrouble(), values)
        : Outcome.ok(values);
  }
}
