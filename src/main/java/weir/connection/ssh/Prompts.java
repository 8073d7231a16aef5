package weir.connection.ssh;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import weir.connection.Secret;

/** Asks the person at the terminal. */
@FunctionalInterface
public interface Prompts {

  /** For a run without a terminal: no passphrase is known. */
  Prompts NONE = (_, _) -> null;

  /**
   * The passphrase of a key file, null when there is nobody to ask or no answer.
   *
   * @param wrong whether an answer given before did not open the key
   */
  @Nullable Secret passphrase(Path keyFile, boolean wrong);
}
