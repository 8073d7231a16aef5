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

/** Installs and removes packages of Debian and its kin. */
final class AptModule implements Module<AptModule.Params, AptState> {
  static final Script PROBE = Script.of("modules/apt-probe.sh");

  /** What is wanted of packages. */
  enum State {
    PRESENT,
    LATEST,
    ABSENT,
    BUILD_DEP,
    FIXED
  }

  /** What a task says. */
  record Params(
      @Param(
              value = "Packages, as name, name=version, name>=version or name/release.",
              aliases = {"package", "pkg"})
          List<String> name,
      @Param(value = "What is wanted of them.", byDefault = "present") State state,
      @Param(value = "Whether the package lists are fetched first.", aliases = "update-cache")
          @Nullable Boolean updateCache,
      @Param("Lists younger than this many seconds are not fetched again.") int cacheValidTime,
      @Param(value = "Whether recommended packages come along.", aliases = "install-recommends")
          @Nullable Boolean installRecommends,
      @Param("A package file on the host, or where to fetch one.") @Nullable String deb,
      @Param("Whether configuration files go with a removed package.") boolean purge,
      @Param("Whether packages that nothing needs any more are removed.") boolean autoremove,
      @Param("Whether package files that cannot be had any more are removed.") boolean autoclean,
      @Param("Whether all fetched package files are removed, before anything else.") boolean clean,
      @Param(
              value = "Whether all packages are brought up to date: yes or safe, full or dist.",
              byDefault = "no")
          String upgrade,
      @Param(value = "The release to prefer.", aliases = "default-release")
          @Nullable String defaultRelease,
      @Param("Has no meaning here; apt-get is always used.") boolean forceAptGet,
      @Param(
              value = "Whether a lower version may replace a higher one.",
              aliases = {"allow-downgrade", "allow_downgrades", "allow-downgrades"})
          boolean allowDowngrade,
      @Param("Whether packages on hold may change.") boolean allowChangeHeldPackages,
      @Param(
              value = "Whether packages without a signature are taken.",
              aliases = "allow-unauthenticated")
          boolean allowUnauthenticated,
      @Param("Whether all of the safety checks above are off.") boolean force,
      @Param("Whether to stop when something would be removed.") boolean failOnAutoremove,
      @Param(
              value = "Options for dpkg, with commas between.",
              byDefault = "force-confdef,force-confold")
          String dpkgOptions,
      @Param(value = "Seconds to wait while another program uses apt.", byDefault = "60")
          int lockTimeout,
      @Param("Whether packages that are not installed stay so.") boolean onlyUpgrade,
      @Param(value = "Has no meaning here.", byDefault = "5") int updateCacheRetries,
      @Param(value = "Has no meaning here.", byDefault = "12") int updateCacheRetryMaxDelay) {

    List<PackageSpec> specs() {
      List<PackageSpec> specs = new ArrayList<>();
      for (String one : name) {
        if (!one.isBlank()) {
          specs.add(PackageSpec.of(one));
        }
      }
      return specs;
    }

    boolean updates() {
      return updateCache == null ? cacheValidTime > 0 : updateCache;
    }

    /** The verb of apt-get that upgrades as asked, or null. */
    @Nullable String upgradeVerb() {
      return switch (upgrade.toLowerCase(Locale.ROOT)) {
        case "no", "false", "" -> null;
        case "yes", "true", "safe" -> "upgrade --with-new-pkgs";
        case "full", "dist" -> "dist-upgrade";
        default ->
            throw new ModuleFailure(
                "value of upgrade must be one of: dist, full, no, safe, yes, got: " + upgrade);
      };
    }
  }

  @Override
  public List<String> names() {
    return List.of("apt");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.of(PROBE, arguments(params));
  }

  @Override
  public AptState parse(Params params, Answer answer) {
    return AptState.parse(answer);
  }

  @Override
  public Plan plan(Params params, AptState seen) {
    return AptPlan.of(params, seen);
  }

  @Override
  public Outcome outcome(Params params, AptState seen, Plan plan, List<Answer> answers) {
    return AptOutcome.of(seen, plan, answers);
  }

  static List<String> arguments(Params params) {
    List<PackageSpec> specs = params.specs();
    String upgrade = params.upgradeVerb();
    String attempt = "";
    if (upgrade != null) {
      attempt = upgrade;
    } else if (specs.isEmpty() && params.deb() == null) {
      attempt = params.autoremove() ? "autoremove" : params.autoclean() ? "autoclean" : "";
    } else if (params.state() == State.BUILD_DEP) {
      attempt = "build-dep " + String.join(" ", specs.stream().map(PackageSpec::text).toList());
    }
    String want = params.state().name().toLowerCase(Locale.ROOT);
    boolean local = params.deb() != null && !params.deb().contains("://");
    List<String> args = new ArrayList<>();
    args.add(specs.isEmpty() ? "" : want.equals("fixed") ? "present" : want);
    args.add(Integer.toString(params.updates() ? params.cacheValidTime() : 0));
    args.add(attempt);
    args.add(local ? params.deb() : "");
    args.add(params.defaultRelease() == null ? "" : params.defaultRelease());
    specs.forEach(spec -> args.add(spec.text()));
    return args;
  }
}
