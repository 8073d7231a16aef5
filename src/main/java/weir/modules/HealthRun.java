package weir.modules;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weir.module.Controller;
import weir.module.Controller.HttpCall;
import weir.module.Probe;
import weir.module.Script;

/** One look at a service: the steps in their order, ending with the first that goes wrong. */
final class HealthRun {
  private static final Script JOURNAL = Script.of("modules/journal.sh");
  private static final int MOST_PUBLIC_LOOKS = 8;
  private static final int GOOD_PUBLIC_LOOKS = 2;
  private final HealthModule.Params params;
  private final Controller controller;
  private final long start;
  private final long budget;
  private final Map<String, Object> values = new LinkedHashMap<>();
  private boolean wasSteady;

  HealthRun(HealthModule.Params params, Controller controller) {
    this.params = params;
    this.controller = controller;
    this.start = controller.nanoTime();
    this.budget = controller.checkMode() ? 0 : params.budget();
  }

  /** How each check that was asked for ended: ok, failed, or not reached. */
  private Map<String, Object> checks(HealthFault fault) {
    Map<String, Object> checks = new LinkedHashMap<>();
    boolean remote = !params.tunnel().isEmpty() || !params.publicUrl().isEmpty();
    boolean unit = !params.unit().isEmpty();
    for (HealthStep step : HealthStep.values()) {
      boolean asked =
          switch (step) {
            case UNIT, STEADY -> unit;
            case LISTENER -> params.port() != null || !params.tcp().isEmpty();
            case LOCAL ->
                !params.url().isEmpty()
                    || !params.certified().isEmpty()
                    || !params.command().isEmpty();
            case TUNNEL -> !params.tunnel().isEmpty();
            case PUBLIC -> !params.publicUrl().isEmpty();
            case SAME -> unit && remote;
          };
      if (asked) {
        boolean before = fault.none() || step.number < fault.step().number;
        checks.put(step.title, before ? "ok" : step == fault.step() ? "failed" : "not reached");
      }
    }
    return checks;
  }

  /** The last lines of the service's journal, for a fault that was not found on the host. */
  private HealthFault withJournal(HealthFault fault) {
    if (params.unit().isEmpty()
        || !fault.journal().lines().isEmpty()
        || !(fault.step() == HealthStep.TUNNEL || fault.step() == HealthStep.PUBLIC)) {
      return fault;
    }
    Report report = Report.of(controller.ask(Probe.of(JOURNAL, params.unit())));
    return new HealthFault(fault.step(), fault.what(), JournalTail.of(report));
  }

  Map<String, Object> values() {
    values.put("elapsed", Math.round(seconds(start) * 10) / 10.0);
    return values;
  }

  HealthFault look() {
    HealthLook local = local();
    values.put("pid", local.pid());
    values.put("restarts", local.restarts());
    values.put("tries", local.tries());
    HealthFault fault = local.fault(params);
    if (fault.none()) {
      fault = steady(local);
    }
    if (fault.none()) {
      fault = tunnel();
    }
    if (fault.none()) {
      fault = fromOutside(local.body());
    }
    boolean later = !params.tunnel().isEmpty() || !params.publicUrl().isEmpty();
    HealthFault last = fault.none() && later ? same(local) : fault;
    values.put("checks", checks(last));
    return last.none() ? last : withJournal(last);
  }

  /** The script waits for the status; an answer with wrong content is asked for again from here. */
  private HealthLook local() {
    long began = controller.nanoTime();
    long left = budget;
    long tries = 0;
    while (true) {
      double before = seconds(began);
      HealthLook look =
          HealthLook.of(controller.ask(HealthLook.probe(params, Math.max(left, 0))), tries, before);
      tries = look.tries();
      left = budget - (long) seconds(began) - 1;
      if (!look.answered() || look.fault(params).none() || left <= 0) {
        return look;
      }
      controller.pause(Duration.ofMillis(500));
    }
  }

  private HealthFault steady(HealthLook look) {
    long missing = params.window() * 100L - look.age();
    wasSteady = missing <= 0;
    if (params.unit().isEmpty()) {
      return HealthFault.NONE;
    }
    if (!look.sameProcess(look.last())) {
      return changed(HealthStep.STEADY, look, look.last());
    }
    if (wasSteady || controller.checkMode()) {
      return HealthFault.NONE;
    }
    Report later = Report.of(controller.ask(look.steady(params.unit(), missing)));
    return look.sameProcess(later) ? HealthFault.NONE : changed(HealthStep.STEADY, look, later);
  }

  private HealthFault tunnel() {
    Endpoint endpoint = params.endpoint();
    if (endpoint == null) {
      return HealthFault.NONE;
    }
    AgentLook look =
        AgentLook.of(controller.ask(AgentLook.probe(params.webAddr(), budget, endpoint)));
    String wrong = look.wrong("", params.webAddr(), List.of(endpoint));
    return wrong.isEmpty()
        ? HealthFault.NONE
        : new HealthFault(HealthStep.TUNNEL, wrong, JournalTail.NONE);
  }

  /** Two good answers in a row, unless the service has long been up and the first one is good. */
  private HealthFault fromOutside(String local) {
    if (params.publicUrl().isEmpty()) {
      return HealthFault.NONE;
    }
    long began = controller.nanoTime();
    int good = 0;
    int tries = 0;
    long wait = 1000;
    while (true) {
      PublicLook look = askOutside(local);
      tries++;
      good = look.well() ? good + 1 : 0;
      values.put("public_tries", (long) tries);
      if (good >= GOOD_PUBLIC_LOOKS || (good == tries && wasSteady)) {
        return HealthFault.NONE;
      }
      boolean late = seconds(began) + wait / 1000.0 >= budget || tries >= MOST_PUBLIC_LOOKS;
      if (look.hopeless() || late) {
        return look.well()
            ? HealthFault.NONE
            : new HealthFault(
                HealthStep.PUBLIC,
                String.format(
                    Locale.ROOT,
                    "%s (after %.1f s, tries: %d)",
                    look.wrong(),
                    seconds(began),
                    tries),
                JournalTail.NONE);
      }
      // The last digits of the clock spread the looks of many control machines.
      controller.pause(Duration.ofMillis(wait + controller.nanoTime() / 1000 % 200));
      wait = look.well() ? 1000 : Math.min(wait * 2, 15_000);
    }
  }

  private PublicLook askOutside(String local) {
    Map<String, String> headers = new LinkedHashMap<>(PublicLook.HEADERS);
    params.requestHeaders().forEach((name, value) -> headers.put(name, String.valueOf(value)));
    HttpCall call =
        new HttpCall("GET", params.publicUrl(), headers, null, Duration.ofSeconds(5), true);
    String here = params.url().isEmpty() ? "" : local;
    Controller.HttpReply reply = controller.http(call);
    PublicLook look =
        PublicLook.of(reply, params.status(), params.json(), params.publicUrl(), here);
    String header = HealthLook.wrongHeader(params.headers(), reply.headers());
    return look.well() && !header.isEmpty()
        ? new PublicLook("%s: %s".formatted(params.publicUrl(), header), false)
        : look;
  }

  private HealthFault same(HealthLook first) {
    if (params.unit().isEmpty()) {
      return HealthFault.NONE;
    }
    Report now = Report.of(controller.ask(first.steady(params.unit(), 0)));
    return first.sameProcess(now) ? HealthFault.NONE : changed(HealthStep.SAME, first, now);
  }

  private HealthFault changed(HealthStep step, HealthLook first, Report now) {
    String state = now.get("ActiveState");
    String what =
        state.equals("active")
            ? "%s was restarted while it was watched: process %d became %s, %s automatic restarts"
                .formatted(params.unit(), first.pid(), now.get("MainPID"), now.get("NRestarts"))
            : HealthLook.describe(params.unit(), now);
    String after = String.format(Locale.ROOT, " (after %.1f s)", seconds(start));
    return new HealthFault(step, what + after, JournalTail.of(now));
  }

  private double seconds(long since) {
    return (controller.nanoTime() - since) / 1e9;
  }
}
