package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Brings units of systemd to a state. */
final class SystemdModule implements Module<SystemdModule.Params, ServiceState> {
  static final Script PROBE = Script.of("modules/service-probe.sh");

  /** Whose systemd. */
  enum Scope {
    SYSTEM,
    USER,
    GLOBAL
  }

  /** What a task says. */
  record Params(
      @Param(
              value = "The unit; a name without a suffix is a service.",
              aliases = {"service", "unit"})
          @Nullable String name,
      @Param("Started and stopped act when needed; restarted and reloaded always.")
          ServiceWish.@Nullable State state,
      @Param("Whether it starts at boot.") @Nullable Boolean enabled,
      @Param("Whether it is masked, so that nothing can start it.") @Nullable Boolean masked,
      @Param(value = "Whether systemd reads unit files anew first.", aliases = "daemon-reload")
          boolean daemonReload,
      @Param(value = "Whether systemd restarts itself first.", aliases = "daemon-reexec")
          boolean daemonReexec,
      @Param(value = "The host's own systemd or a user's.", byDefault = "system") Scope scope,
      @Param("Whether not to wait for the end of what was started; it is not looked at then.")
          boolean noBlock,
      @Param("Whether links of other units are overwritten.") boolean force) {

    /** Something to act on. */
    public Params {
      if (name == null && (state != null || enabled != null || masked != null)) {
        throw new ModuleFailure(
            "missing parameter(s) required by 'state', 'enabled' or 'masked': name");
      }
    }
  }

  @Override
  public List<String> names() {
    return List.of("systemd", "systemd_service");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    boolean word = params.enabled() != null || params.masked() != null;
    String name = params.name() == null ? "" : params.name();
    return Probe.of(PROBE, scope(params), name, word ? "word" : "");
  }

  @Override
  public ServiceState parse(Params params, Answer answer) {
    return ServiceState.parse(answer);
  }

  @Override
  public Plan plan(Params params, ServiceState seen) {
    if (seen.manager() != ServiceState.Manager.SYSTEMD) {
      throw new ModuleFailure("systemd does not run on this host");
    }
    List<String> options = new ArrayList<>();
    if (params.noBlock()) {
      options.add("--no-block");
    }
    if (params.force()) {
      options.add("--force");
    }
    return SystemdPlan.of(
        new ServiceWish(
            params.name(),
            params.state(),
            params.enabled(),
            params.masked(),
            params.daemonReload(),
            params.daemonReexec(),
            scope(params),
            options),
        seen);
  }

  @Override
  public Outcome outcome(Params params, ServiceState seen, Plan plan, List<Answer> answers) {
    return ServiceOutcome.of(params.name() == null ? "" : params.name(), plan, answers);
  }

  private static String scope(Params params) {
    return "--" + params.scope().name().toLowerCase(Locale.ROOT);
  }
}
