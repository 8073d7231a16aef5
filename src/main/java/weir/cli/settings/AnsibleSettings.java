package weir.cli.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/**
 * What {@code ansible.cfg} and the environment say; Ansible's defaults where they say nothing. The
 * command line wins over all of it. All paths are absolute.
 *
 * @param file the {@code ansible.cfg} that was read, null without one
 */
public record AnsibleSettings(
    @Nullable Path file,
    Places places,
    Login login,
    Become become,
    Run run,
    InventoryRules inventory,
    Templates templates,
    Vaults vaults,
    Display display) {

  /**
   * Where things are looked for.
   *
   * @param inventory empty when none is set and /etc/ansible/hosts is not there
   * @param roles in addition to the places beside the playbook
   */
  public record Places(List<Path> inventory, List<Path> roles, List<Path> collections) {}

  /**
   * How hosts are reached.
   *
   * @param connection {@code ssh} or {@code local}
   * @param sshArgs options of OpenSSH's command line, as one text
   */
  public record Login(
      @Nullable String user,
      @Nullable Integer port,
      @Nullable Path privateKeyFile,
      boolean hostKeyChecking,
      Duration timeout,
      int retries,
      String connection,
      @Nullable String sshArgs,
      @Nullable String sshCommonArgs,
      @Nullable String sshExtraArgs,
      boolean askPassword,
      @Nullable Path passwordFile) {}

  /**
   * Whom tasks run as.
   *
   * @param flags null for those of the method
   */
  public record Become(
      boolean always,
      String method,
      String user,
      @Nullable String executable,
      @Nullable String flags,
      boolean askPassword,
      @Nullable Path passwordFile) {}

  /**
   * How a run goes.
   *
   * @param strategy {@code linear}, {@code free} or {@code host_pinned}
   * @param gathering {@code implicit}, {@code explicit} or {@code smart}
   * @param gatherSubset empty for all
   * @param tags empty when not set, which means all
   * @param verbosity as many {@code -v} as were given
   */
  public record Run(
      int forks,
      String strategy,
      String gathering,
      List<String> gatherSubset,
      boolean forceHandlers,
      boolean diff,
      List<String> tags,
      List<String> skipTags,
      int verbosity) {}

  /**
   * What counts as an inventory.
   *
   * @param ignoredExtensions null for the usual ones
   */
  public record InventoryRules(
      @Nullable List<String> ignoredExtensions,
      List<Pattern> ignoredPatterns,
      boolean unparsedIsFailed,
      boolean anyUnparsedIsFailed) {}

  /**
   * How templates are read.
   *
   * @param nativeTypes whether results keep their types
   * @param extensions {@code do}, {@code loopcontrols}
   * @param managed the text of {@code ansible_managed}
   */
  public record Templates(boolean nativeTypes, Set<String> extensions, String managed) {}

  /**
   * Where vault passwords come from.
   *
   * @param identities each {@code label@source} or a source
   */
  public record Vaults(@Nullable Path passwordFile, List<String> identities, boolean ask) {}

  /** When to colour. */
  public enum Color {
    /** On a terminal. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never. */
    NEVER
  }

  /**
   * What is shown.
   *
   * @param callback the name of what prints the run, without a collection in front
   * @param resultFormat {@code json} or {@code yaml}
   */
  public record Display(
      String callback,
      String resultFormat,
      boolean skippedHosts,
      boolean okHosts,
      boolean customStats,
      Color color,
      @Nullable Path logFile) {}

  /**
   * Finds and reads everything.
   *
   * @param warnings takes what is set but not followed
   * @throws DiagnosticException with every mistake
   */
  public static AnsibleSettings read(Surroundings around, Consumer<Diagnostic> warnings) {
    Path file = ConfigFile.find(around, warnings);
    return new SettingsReader(around, file, warnings).read();
  }
}
