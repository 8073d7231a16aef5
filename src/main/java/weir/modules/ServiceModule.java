package weir.modules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Words;

/** Brings services to a state, whichever service manager the host has. */
final class ServiceModule implements Module<ServiceModule.Params, ServiceState> {

  /** What a task says. */
  record Params(
      @Param(value = "The service.", required = true) String name,
      @Param("Started and stopped act when needed; restarted and reloaded always.")
          ServiceWish.@Nullable State state,
      @Param("Whether it starts at boot.") @Nullable Boolean enabled,
      @Param("Whether systemd reads unit files anew first, where it runs.") boolean daemonReload,
      @Param(value = "More words for an init script.", aliases = "args") @Nullable String arguments,
      @Param("Has no meaning here; restarts wait as long as they take.") @Nullable Integer sleep,
      @Param("Has no meaning here; init scripts are asked for their status.")
          @Nullable String pattern,
      @Param("Has no meaning here; the default runlevels are used.") @Nullable String runlevel,
      @Param(value = "The service manager; found by itself.", byDefault = "auto") String use) {

    /** Something to do. */
    public Params {
      if (state == null && enabled == null && !daemonReload) {
        throw new ModuleFailure("one of the following is required: state, enabled");
      }
    }
  }

  @Override
  public List<String> names() {
    return List.of("service");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    String word = params.enabled() == null ? "" : "word";
    return Probe.of(SystemdModule.PROBE, "--system", params.name(), word);
  }

  @Override
  public ServiceState parse(Params params, Answer answer) {
    return ServiceState.parse(answer);
  }

  @Override
  public Plan plan(Params params, ServiceState seen) {
    ServiceWish wish =
        new ServiceWish(
            params.name(),
            params.state(),
            params.enabled(),
            null,
            params.daemonReload(),
            false,
            "--system",
            List.of());
    return switch (seen.manager()) {
      case SYSTEMD -> SystemdPlan.of(wish, seen);
      case OPENRC, SYSV ->
          SysvPlan.of(
              wish, seen, params.arguments() == null ? List.of() : Words.split(params.arguments()));
      case NONE -> throw new ModuleFailure("no service manager was found on this host");
    };
  }

  @Override
  public Outcome outcome(Params params, ServiceState seen, Plan plan, List<Answer> answers) {
    return ServiceOutcome.of(params.name(), plan, answers);
  }
}
