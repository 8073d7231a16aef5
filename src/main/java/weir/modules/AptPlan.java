package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Diff;
import weir.module.ModuleFailure;
import weir.module.Plan;
import weir.module.Script;

/** Decides what apt-get is to do. */
final class AptPlan {
  private static final Script SCRIPT = Script.of("modules/apt.sh");
  private static final Duration DEADLINE = Duration.ofHours(2);

  private final AptModule.Params params;
  private final AptState seen;
  private final boolean updates;
  private final List<Action> actions = new ArrayList<>();
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, String> before = new LinkedHashMap<>();
  private final Map<String, String> after = new LinkedHashMap<>();
  private boolean changed;

  private AptPlan(AptModule.Params params, AptState seen) {
    this.params = params;
    this.seen = seen;
    this.updates = params.updates() && !seen.fresh();
  }

  static Plan of(AptModule.Params params, AptState seen) {
    return new AptPlan(params, seen).plan();
  }

  private Plan plan() {
    if (params.clean()) {
      actions.add(action("remove fetched package files", List.of("clean")));
      if (params.upgradeVerb() == null && params.deb() == null && params.specs().isEmpty()) {
        return new Plan(actions, true, List.of(), values, null);
      }
    }
    if (updates) {
      actions.add(action("update the package lists", List.of("update", lock())));
    }
    if (params.upgradeVerb() != null) {
      upgrade(params.upgradeVerb());
    } else if (params.deb() != null) {
      deb(params.deb());
    } else if (!params.specs().isEmpty()) {
      packages();
    } else {
      changed = updates;
      clean();
    }
    if (reportsCache()) {
      values.put("cache_updated", updates);
      values.put("cache_update_time", seen.cacheTime());
    }
    List<Diff> diffs = after.isEmpty() ? List.of() : List.of(Diff.of(before, after));
    return new Plan(actions, changed, diffs, values, null);
  }

  private boolean reportsCache() {
    boolean removes = params.state() == AptModule.State.ABSENT && !params.specs().isEmpty();
    boolean cleans = params.autoremove() || params.autoclean();
    return updates || !(removes || params.deb() != null || params.upgradeVerb() != null || cleans);
  }

  private void packages() {
    List<String> arguments =
        switch (params.state()) {
          case PRESENT, LATEST, FIXED -> missing();
          case ABSENT -> unwanted();
          case BUILD_DEP ->
              seen.tried().isEmpty() && !updates
                  ? List.of()
                  : params.specs().stream().map(PackageSpec::text).toList();
        };
    if (arguments.isEmpty()) {
      return;
    }
    String verb =
        switch (params.state()) {
          case PRESENT, LATEST, FIXED -> "install";
          case ABSENT -> "remove";
          case BUILD_DEP -> "build-dep";
        };
    List<String> options = options(verb);
    if (params.state() == AptModule.State.FIXED) {
      options.add("--fix-broken");
    }
    get(verb + " " + String.join(" ", arguments), options, verb, arguments);
    changed = !after.isEmpty() || params.state() == AptModule.State.BUILD_DEP;
  }

  private List<String> missing() {
    List<String> wanted = new ArrayList<>();
    for (PackageSpec spec : params.specs()) {
      String wish = wish(spec);
      if (wish != null) {
        wanted.add(wish);
        AptState.Known is = seen.installed(spec);
        AptState.Policy policy = seen.policy(spec);
        String was = is == null ? "absent" : is.version();
        String becomes =
            wish.contains("=")
                ? wish.substring(wish.indexOf('=') + 1)
                : policy == null || policy.candidate().isEmpty() ? "present" : policy.candidate();
        if (!was.equals(becomes)) {
          before.put(spec.name(), was);
          after.put(spec.name(), becomes);
        }
      }
    }
    return wanted;
  }

  /** The argument for {@code apt-get install} that makes this true, or null when it is. */
  private @Nullable String wish(PackageSpec spec) {
    AptState.Known is = seen.installed(spec);
    AptState.Policy policy = seen.policy(spec);
    if (is == null && params.onlyUpgrade()) {
      return null;
    }
    if (spec.operator().equals("=")) {
      return version(spec, is, policy);
    }
    if (spec.operator().equals(">=") && is != null && seen.met().contains(spec.text())) {
      return null;
    }
    if (is == null) {
      boolean latest = params.state() == AptModule.State.LATEST;
      if (!latest && spec.operator().isEmpty() && seen.provided().contains(spec.bareName())) {
        return null;
      }
      if (policy == null && !spec.isPattern() && !updates) {
        throw new ModuleFailure("No package matching '%s' is available".formatted(spec.name()));
      }
      return spec.operator().equals("/") ? spec.text() : spec.name();
    }
    if (spec.operator().equals(">=")) {
      return spec.name();
    }
    boolean current = policy == null || policy.candidate().equals(is.version());
    // With new lists there may be a later one: apt-get will find out.
    boolean asks = params.state() == AptModule.State.LATEST && (!current || updates);
    return asks ? spec.name() : null;
  }

  private @Nullable String version(
      PackageSpec spec, AptState.@Nullable Known is, AptState.@Nullable Policy policy) {
    if (is != null && !spec.asksForPattern() && spec.accepts(is.version())) {
      return null;
    }
    if (policy == null && is == null && !updates) {
      throw new ModuleFailure("No package matching '%s' is available".formatted(spec.name()));
    }
    String best =
        policy == null
            ? null
            : policy.versions().stream().filter(spec::accepts).findFirst().orElse(null);
    if (best == null) {
      if (updates) {
        return spec.name() + "=" + spec.version();
      }
      throw new ModuleFailure(
          "no available installation candidate for %s=%s".formatted(spec.name(), spec.version()));
    }
    return is != null && is.version().equals(best) ? null : spec.name() + "=" + best;
  }

  private List<String> unwanted() {
    List<String> names = new ArrayList<>();
    for (PackageSpec spec : params.specs()) {
      for (AptState.Known one : seen.known()) {
        boolean left = params.purge() && one.status().equals("config-files");
        if (spec.names(one.name(), one.architecture()) && (one.installed() || left)) {
          names.add(spec.isPattern() ? one.name() : spec.name());
          before.put(spec.name(), one.version());
          after.put(spec.name(), "absent");
        }
      }
    }
    return names.stream().distinct().toList();
  }

  private void upgrade(String verb) {
    for (String line : seen.tried()) {
      String[] words = line.split(" ", 4);
      if (words.length > 2 && words[0].equals("Inst")) {
        before.put(words[1], words[2].replaceAll("[\\[\\]]", ""));
        after.put(words[1], "latest");
      }
    }
    if (!seen.tried().isEmpty() || updates) {
      boolean now = !seen.tried().isEmpty();
      List<String> words = List.of(verb.split(" ", -1));
      get(verb, options("upgrade"), words.getFirst(), words.subList(1, words.size()));
      changed = now;
    }
  }

  private void deb(String path) {
    if (path.contains("://")) {
      List<String> args = new ArrayList<>(List.of("url", path));
      args.addAll(options("install"));
      args.add("install");
      actions.add(action("install " + path, args));
      changed = true;
      return;
    }
    String name = seen.deb().get("Package");
    String version = seen.deb().getOrDefault("Version", "");
    if (name == null) {
      throw new ModuleFailure("Unable to install package: %s cannot be read".formatted(path));
    }
    AptState.Known is = seen.installed(PackageSpec.of(name));
    if (is != null && is.version().equals(version)) {
      return;
    }
    if (seen.debIsOlder() && !params.allowDowngrade()) {
      throw new ModuleFailure("A later version is already installed");
    }
    before.put(name, is == null ? "absent" : is.version());
    after.put(name, version);
    get("install " + path, options("install"), "install", List.of(path));
  }

  private void clean() {
    if (seen.tried().isEmpty()) {
      return;
    }
    if (params.autoremove()) {
      get("remove what nothing needs", options("autoremove"), "autoremove", List.of());
    }
    if (params.autoclean()) {
      get("remove old package files", options("autoclean"), "autoclean", List.of());
    }
  }

  private void get(String summary, List<String> options, String verb, List<String> arguments) {
    List<String> args = new ArrayList<>(options);
    args.add(verb);
    args.addAll(arguments);
    actions.add(action(summary, args));
    changed = true;
  }

  private List<String> options(String verb) {
    List<String> options = new ArrayList<>(List.of("-y", lock()));
    if (params.defaultRelease() != null) {
      options.add("--target-release=" + params.defaultRelease());
    }
    if (verb.startsWith("auto")) {
      return purge(options);
    }
    for (String option : params.dpkgOptions().split(",", -1)) {
      options.add("-oDpkg::Options::=--" + option.strip());
    }
    if (params.installRecommends() != null) {
      options.add("-oAPT::Install-Recommends=" + (params.installRecommends() ? "yes" : "no"));
    }
    flag(options, params.onlyUpgrade(), "--only-upgrade");
    flag(options, params.autoremove(), "--auto-remove");
    flag(options, params.failOnAutoremove(), "--no-remove");
    flag(options, params.allowDowngrade() || params.force(), "--allow-downgrades");
    flag(options, params.allowUnauthenticated() || params.force(), "--allow-unauthenticated");
    flag(
        options,
        params.allowChangeHeldPackages() || params.force(),
        "--allow-change-held-packages");
    flag(options, params.force(), "--allow-remove-essential");
    return purge(options);
  }

  private List<String> purge(List<String> options) {
    flag(options, params.purge(), "--purge");
    return options;
  }

  private static void flag(List<String> options, boolean on, String flag) {
    if (on) {
      options.add(flag);
    }
  }

  private String lock() {
    return "-oDPkg::Lock::Timeout=" + params.lockTimeout();
  }

  private static Action action(String summary, List<String> args) {
    return new Action.RunScript(SCRIPT, args, Map.of(), null, DEADLINE, summary);
  }
}
