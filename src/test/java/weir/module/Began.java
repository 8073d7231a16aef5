package weir.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** When processes began. */
public final class Began {
  private static final int START = 19;

  private Began() {}

  /** In ticks since the boot, as the scripts tell processes of one number apart. */
  public static String at(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat")).strip();
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[START];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same of this one. */
  public static String here() {
    return at(ProcessHandle.current().pid());
  }
}
