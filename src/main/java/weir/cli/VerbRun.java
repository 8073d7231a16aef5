package weir.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.service.ServiceHost;
import weir.service.Verb;
import weir.service.VerbReport;

/** One {@code weir start} or alike: a play for each service, made of weir's own modules. */
final class VerbRun {
  private final VerbCommand command;
  private final Verb verb;
  private final PrintWriter err;

  VerbRun(VerbCommand command, PrintWriter err) {
    this.command = command;
    this.verb = command.verb();
    this.err = err;
  }

  int call() {
    Conduct conduct =
        Conduct.of(command.many.forks, command.check, false, !command.options.noBecome, "service");
    ServiceRun run = ServiceRun.open(command.options, command.services, conduct, err);
    return run.run(
        plays(run.hosts()), new VerbReport(verb, run.hosts(), run.stage(), command.check));
  }

  /** Services go up in the order they are listed in, and down in the other. */
  private List<MadePlay> plays(List<ServiceHost> hosts) {
    List<MadePlay> plays = new ArrayList<>();
    for (Checks checks : Checks.of(hosts, command.window(), command.budget())) {
      plays.add(play(checks));
    }
    return verb == Verb.STOP ? plays.reversed() : plays;
  }

  private MadePlay play(Checks checks) {
    Map<String, Object> wish = new LinkedHashMap<>();
    wish.put("name", checks.unit());
    wish.putAll(
        switch (verb) {
          case START -> Map.of("state", "started");
          case STOP -> Map.of("state", "stopped");
          case RESTART -> Map.of("state", "restarted");
          case ENABLE -> Map.of("enabled", true);
          case DISABLE -> Map.of("enabled", false);
        });
    MadePlay play = checks.play(command.rolling());
    if (command.check) {
      return play.task("looking", "systemd", wish, Map.of());
    }
    play.task(verb.doing(), "systemd", wish, Map.of("register", "weir_acted"));
    return verb.runs()
        ? play.task(
            "seeing that it is well and stays so",
            "weir.health",
            checks.health(),
            Map.of("when", "weir_acted.status.Type | default('') != 'oneshot'"))
        : play.task(
            "seeing that it stays so",
            "systemd",
            wish,
            Map.of(
                "check_mode",
                true,
                "register",
                "weir_seen",
                "failed_when",
                "weir_seen is failed or weir_seen is changed"));
  }
}
