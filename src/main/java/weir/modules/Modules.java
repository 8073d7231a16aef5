package weir.modules;

import java.util.List;
import weir.module.AnyModule;

/** The list of the built-in modules, sorted by class name. */
public final class Modules {
  private Modules() {}

  /** All of them. */
  public static List<AnyModule<?>> all() {
    // One line each, sorted, so that two new modules do not collide.
    return List.of(
        new AnyModule<?>[] {
          new AptModule(),
          new AssertModule(),
          new AsyncStatusModule(),
          new BlockInFileModule(),
          new CommandModule(),
          new CopyModule(),
          new CronModule(),
          new DebugModule(),
          new DrillModule(),
          new FailModule(),
          new FetchModule(),
          new FileModule(),
          new FindModule(),
          new GetUrlModule(),
          new GetentModule(),
          new GroupModule(),
          new HealthModule(),
          new HostnameModule(),
          new JournaldModule(),
          new LineInFileModule(),
          new LogrotateModule(),
          new NgrokModule(),
          new PackageFactsModule(),
          new PackageModule(),
          new PauseModule(),
          new PingModule(),
          new RawModule(),
          new RebootModule(),
          new ReplaceModule(),
          new ScriptModule(),
          new ServiceFactsModule(),
          new ServiceModule(),
          new SetFactModule(),
          new SetupModule(),
          new ShellModule(),
          new SlurpModule(),
          new StatModule(),
          new SystemdModule(),
          new TempFileModule(),
          new TemplateModule(),
          new UnarchiveModule(),
          new UnitModule(),
          new UriModule(),
          new UserModule(),
          new ValidateArgumentSpecModule(),
          new WaitForConnectionModule(),
          new WaitForModule(),
        });
  }
}
