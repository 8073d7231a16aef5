package weir.modules;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;

/** Waits some time. There is nobody to ask, so a bare prompt does not wait. */
final class PauseModule implements ControllerModule<PauseModule.Params> {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /** What a task says. */
  record Params(
      @Param("How many minutes.") @Nullable Double minutes,
      @Param("How many seconds.") @Nullable Double seconds,
      @Param("What to tell meanwhile.") @Nullable String prompt,
      @Param(value = "Whether what is typed is shown.", byDefault = "true") boolean echo) {

    /** One length of time. */
    public Params {
      if (minutes != null && seconds != null) {
        throw new ModuleFailure("parameters are mutually exclusive: minutes|seconds");
      }
    }
  }

  @Override
  public List<String> names() {
    return List.of("pause");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Outcome run(Params params, Controller controller) {
    LocalDateTime start = LocalDateTime.now(ZoneId.systemDefault());
    long origin = controller.nanoTime();
    String said = "";
    Double asked = params.minutes() != null ? params.minutes() : params.seconds();
    if (asked != null) {
      boolean minutes = params.minutes() != null;
      // As in Ansible, less than a second is one.
      double seconds = Math.max(1, minutes ? asked * 60 : asked);
      controller.pause(Duration.ofMillis(Math.round(seconds * 1000)));
      said =
          minutes
              ? "Paused for %s minutes".formatted(Math.round(seconds / 60 * 100) / 100.0)
              : "Paused for %s seconds".formatted(seconds);
    }
    long delta = Duration.ofNanos(controller.nanoTime() - origin).toSeconds();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("rc", 0L);
    values.put("stdout", said);
    values.put("stderr", "");
    values.put("user_input", "");
    values.put("echo", params.echo());
    values.put("start", MOMENT.format(start));
    values.put("stop", MOMENT.format(LocalDateTime.now(ZoneId.systemDefault())));
    values.put("delta", delta);
    return Outcome.ok(values);
  }
}
