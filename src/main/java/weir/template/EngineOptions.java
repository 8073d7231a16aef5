package weir.template;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Set;

/**
 * How an engine works.
 *
 * @param nativeTypes whether expressions keep their types; false gives the older strings
 * @param extensions tags beyond Jinja's own: {@code do}, {@code loopcontrols}
 * @param lookups the lookups that need the controller
 * @param paths what tests such as {@code is directory} ask
 * @param vault opens values marked {@code !vault}
 * @param clock what {@code now()} reads
 * @param managed the text of {@code ansible_managed}
 * @param limits how far one evaluation may go
 */
public record EngineOptions(
    boolean nativeTypes,
    Set<String> extensions,
    Lookups lookups,
    PathQuestions paths,
    Vaulted.Opener vault,
    Clock clock,
    String managed,
    Limits limits) {

  /** Native types, no extensions, no lookups of the controller, the system's clock. */
  public static EngineOptions defaults() {
    return new EngineOptions(
        true,
        Set.of(),
        Lookups.NONE,
        PathQuestions.NONE,
        Vaulted.Opener.NONE,
        Clock.system(ZoneId.systemDefault()),
        "Ansible managed",
        Limits.DEFAULT);
  }

  /** The same with these lookups. */
  public EngineOptions with(Lookups others) {
    return new EngineOptions(nativeTypes, extensions, others, paths, vault, clock, managed, limits);
  }

  /** The same with these answers about paths. */
  public EngineOptions with(PathQuestions others) {
    return new EngineOptions(
        nativeTypes, extensions, lookups, others, vault, clock, managed, limits);
  }

  /** The same with this way to open encrypted values. */
  public EngineOptions withVault(Vaulted.Opener other) {
    return new EngineOptions(
        nativeTypes, extensions, lookups, paths, other, clock, managed, limits);
  }

  /** The same with these limits. */
  public EngineOptions with(Limits others) {
    return new EngineOptions(
        nativeTypes, extensions, lookups, paths, vault, clock, managed, others);
  }

  /** The same with this clock. */
  public EngineOptions with(Clock other) {
    return new EngineOptions(
        nativeTypes, extensions, lookups, paths, vault, other, managed, limits);
  }

  /** The same with native types on or off. */
  public EngineOptions withNativeTypes(boolean on) {
    return new EngineOptions(on, extensions, lookups, paths, vault, clock, managed, limits);
  }

  /** The same with these tags beyond Jinja's own. */
  public EngineOptions withExtensions(Set<String> names) {
    return new EngineOptions(
        nativeTypes, Set.copyOf(names), lookups, paths, vault, clock, managed, limits);
  }

  /** The same with this text for {@code ansible_managed}. */
  public EngineOptions withManaged(String text) {
    return new EngineOptions(nativeTypes, extensions, lookups, paths, vault, clock, text, limits);
  }
}
