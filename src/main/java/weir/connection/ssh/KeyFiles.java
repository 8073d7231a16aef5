package weir.connection.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The key files of a run, each read once and its passphrase asked for once. */
final class KeyFiles {
  private final Prompts prompts;
  private final Map<Path, KeyFile> files = new HashMap<>();

  KeyFiles(Prompts prompts) {
    this.prompts = prompts;
  }

  /** The key in a file, null when there is no such file. */
  synchronized @Nullable KeyFile get(Path path) throws IOException {
    KeyFile file = files.get(path);
    if (file == null) {
      file = KeyFile.read(path, prompts);
      if (file != null) {
        files.put(path, file);
      }
    }
    return file;
  }
}
