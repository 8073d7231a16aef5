package weir.inventory;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How inventory sources are read.
 *
 * @param scripts runs executable sources
 * @param decryptor opens vault-encrypted files
 * @param ignoredExtensions ends of names skipped in directories
 * @param ignoredPatterns further names skipped in directories, found anywhere in the name
 */
public record InventoryOptions(
    ScriptRunner scripts,
    Decryptor decryptor,
    List<String> ignoredExtensions,
    List<Pattern> ignoredPatterns) {

  /** What Ansible skips in directories unless configured otherwise. */
  public static final List<String> DEFAULT_IGNORED_EXTENSIONS =
      List.of(
          ".pyc", ".pyo", ".swp", ".bak", "~", ".rpm", ".md", ".txt", ".rst", ".orig", ".ini",
          ".cfg", ".retry");

  /** Keeps copies. */
  public InventoryOptions {
    ignoredExtensions = List.copyOf(ignoredExtensions);
    ignoredPatterns = List.copyOf(ignoredPatterns);
  }

  /** No scripts, no vault, the usual names skipped. */
  public static InventoryOptions defaults() {
    return new InventoryOptions(
        command -> {
          throw new IOException("scripts cannot be run here");
        },
        Decryptor.none(),
        DEFAULT_IGNORED_EXTENSIONS,
        List.of());
  }

  /** The same with another way to run scripts. */
  public InventoryOptions withScripts(ScriptRunner runner) {
    return new InventoryOptions(runner, decryptor, ignoredExtensions, ignoredPatterns);
  }

  /** The same with another way to open vaults. */
  public InventoryOptions withDecryptor(Decryptor opener) {
    return new InventoryOptions(scripts, opener, ignoredExtensions, ignoredPatterns);
  }

  /** The same with other names skipped in directories. */
  public InventoryOptions withIgnored(List<String> extensions, List<Pattern> patterns) {
    return new InventoryOptions(scripts, decryptor, extensions, patterns);
  }
}
