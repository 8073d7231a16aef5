package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Action.Systemctl;
import weir.module.Diff;
import weir.module.ModuleFailure;
import weir.module.Plan;

/** Decides which {@code systemctl} verbs bring a unit to where a task wants it. */
final class SystemdPlan {
  // Words for units that start at boot, or that other units start, so that nothing is to be done.
  private static final Set<String> STARTS_AT_BOOT =
      Set.of("enabled", "enabled-runtime", "static", "generated");
  // Words for units that others stand for; links tell whether those start at boot.
  private static final Set<String> STOOD_FOR = Set.of("alias", "indirect");
  private static final Set<String> CANNOT_BE_DISABLED = Set.of("static", "generated");

  private final ServiceWish wish;
  private final ServiceState seen;
  private final String name;
  private final List<Action> actions = new ArrayList<>();
  private final Map<String, String> before = new LinkedHashMap<>();
  private final Map<String, String> after = new LinkedHashMap<>();
  private boolean changed;
  private boolean reloads;

  private SystemdPlan(ServiceWish wish, ServiceState seen, String name) {
    this.wish = wish;
    this.seen = seen;
    this.name = name;
  }

  static Plan of(ServiceWish wish, ServiceState seen) {
    String name = wish.name();
    return new SystemdPlan(wish, seen, name == null ? "" : name).plan();
  }

  private Plan plan() {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    named.put("name", wish.name());
    named.forEach(values::put);
    if (wish.reload()) {
      actions.add(verb(List.of(), "daemon-reload", ""));
    }
    if (wish.reexec()) {
      actions.add(verb(List.of(), "daemon-reexec", ""));
    }
    if (wish.name() != null) {
      mask(wish.masked());
      enable(wish.enabled(), values);
      bring(wish.state(), values);
    }
    values.put("status", seen.status());
    List<Diff> diffs = before.equals(after) ? List.of() : List.of(Diff.of(before, after));
    return new Plan(actions, changed, diffs, values, null);
  }

  private void mask(@Nullable Boolean wanted) {
    if (wanted == null || wanted == seen.masked()) {
      return;
    }
    act(wanted ? "mask" : "unmask");
    differs("masked", Boolean.toString(!wanted), Boolean.toString(wanted));
  }

  private void enable(@Nullable Boolean wanted, Map<String, Object> values) {
    if (wanted == null) {
      return;
    }
    mustExist();
    values.put("enabled", wanted);
    if (wanted) {
      refuseMasked("enable");
      if (!startsAtBoot()) {
        // To enable a unit reloads systemd as well, once the links are there.
        reloads = !wish.scope().equals("--global");
        if (reloads && !actions.isEmpty() && isReload(actions.getLast())) {
          actions.removeLast();
        }
        act("enable");
        differs("enabled", "false", "true");
      }
    } else if (startsAtBoot() && !CANNOT_BE_DISABLED.contains(seen.word())) {
      act("disable");
      differs("enabled", "true", "false");
    }
  }

  private boolean startsAtBoot() {
    return STARTS_AT_BOOT.contains(seen.word())
        || (STOOD_FOR.contains(seen.word()) && seen.linked());
  }

  private void bring(ServiceWish.@Nullable State wanted, Map<String, Object> values) {
    if (wanted == null) {
      return;
    }
    mustExist();
    mustLoad();
    String active = seen.property("ActiveState");
    boolean running = active.equals("active") || active.equals("activating");
    String verb =
        switch (wanted) {
          case STARTED -> running ? "" : "start";
          case STOPPED -> running || active.equals("deactivating") ? "stop" : "";
          case RESTARTED -> running ? "restart" : "start";
          case RELOADED -> running ? "reload" : "start";
        };
    values.put("state", wanted == ServiceWish.State.STOPPED ? "stopped" : "started");
    if (wanted == ServiceWish.State.STARTED && running) {
      ensureUp(active);
      return;
    }
    if (verb.isEmpty()) {
      return;
    }
    if (!verb.equals("stop")) {
      refuseMasked(verb);
      prepare();
    }
    act(verb);
    differs("state", active, verb.equals("stop") ? "inactive" : "active");
  }

  /**
   * A unit that is on its way up counts as started, as Ansible has it, but only once it got there;
   * one that fell and waits for its next try is not up at all.
   */
  private void ensureUp(String active) {
    if (seen.restarting()) {
      prepare();
      act("restart");
      differs("state", "activating (auto-restart)", "active");
    } else if (active.equals("activating") && !seen.property("Type").equals("oneshot")) {
      actions.add(verb(wish.options(), "start", name));
    }
  }

  /** What must come before a start. */
  private void prepare() {
    if (seen.stale() && !wish.reload() && !reloads && !wish.scope().equals("--global")) {
      actions.add(verb(List.of(), "daemon-reload", ""));
    }
    // Or systemd may refuse it for having been started too often.
    if (seen.failed() || seen.restarting()) {
      actions.add(verb(List.of(), "reset-failed", name));
    }
  }

  private void mustExist() {
    boolean masking = Boolean.TRUE.equals(wish.masked()) || seen.masked();
    if (!seen.found() && !masking) {
      throw new ModuleFailure("Could not find the requested service %s: host".formatted(name));
    }
  }

  private void mustLoad() {
    if (seen.property("ActiveState").isEmpty()) {
      throw new ModuleFailure("Service is in unknown state", Map.of("status", seen.status()));
    }
    boolean broken = Set.of("error", "bad-setting").contains(seen.property("LoadState"));
    // The files may have been mended since they were loaded.
    if (broken && !wish.reload() && !seen.stale()) {
      throw new ModuleFailure(
          "Error loading unit file '%s': %s".formatted(name, seen.property("LoadError")));
    }
  }

  private void refuseMasked(String verb) {
    if (seen.masked() && !Boolean.FALSE.equals(wish.masked())) {
      throw new ModuleFailure(
          "Unable to %s service %s: Unit %s is masked.".formatted(verb, name, name));
    }
  }

  private void act(String verb) {
    actions.add(verb(wish.options(), verb, name));
    changed = true;
  }

  private static boolean isReload(Action action) {
    return action instanceof Systemctl systemctl && systemctl.verb().equals("daemon-reload");
  }

  private Systemctl verb(List<String> options, String verb, String unit) {
    List<String> all = new ArrayList<>(options);
    if (!wish.scope().equals("--system") && !all.contains(wish.scope())) {
      all.addFirst(wish.scope());
    }
    return new Systemctl(
        all,
        verb,
        unit,
        unit.isEmpty() ? "" : seen.property("ActiveState"),
        unit.isEmpty() ? "" : seen.word());
  }

  private void differs(String what, String was, String becomes) {
    before.put(what, was);
    after.put(what, becomes);
  }
}
