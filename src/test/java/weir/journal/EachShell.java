package weir.journal;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import weir.module.LocalShell;

/** Runs all tests under each shell, with a host's journal in a directory of its own. */
@ParameterizedClass
@MethodSource("shells")
abstract class EachShell {
  private final LocalShell shell;
  @TempDir Path directory;
  Rig host = new Rig(LocalShell.all().getFirst(), Path.of("/"));

  EachShell(LocalShell shell) {
    this.shell = shell;
  }

  static List<LocalShell> shells() {
    return LocalShell.all();
  }

  @BeforeEach
  void begin() {
    host = new Rig(shell, directory);
  }
}
