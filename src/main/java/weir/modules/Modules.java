package weir.modules;

import java.util.List;
import weir.module.AnyModule;

/** The list of the built-in modules, sorted by class name. */
public final class Modules {
  private Modules() {}

  /** All of them. */
  public static List<AnyModule<?>> all() {
    return List.of(
        new AnyModule<?>[] {
          new AptModule(),
          new CommandModule(),
          new FileModule(),
          new GetUrlModule(),
          new HealthModule(),
          new NgrokModule(),
          new RawModule(),
          new ServiceModule(),
          new ShellModule(),
          new StatModule(),
          new SystemdModule(),
          new UnitModule(),
          new UriModule(),
          new WaitForModule(),
        });
  }
}
