package weir.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * A POSIX sh script that comes with Weir. It gets its values as positional parameters or on stdin;
 * nothing is ever spliced into its text.
 *
 * @param name its resource, below {@code weir/}
 */
public record Script(String name, String text) {

  /** The script of this resource, for example {@code module/stat.sh}. */
  public static Script of(String name) {
    return new Script(name, read(name));
  }

  /** The same with the functions of another before it. */
  public static Script of(String functions, String name) {
    return new Script(name, read(functions) + read(name));
  }

  private static String read(String name) {
    try (InputStream in = Script.class.getResourceAsStream("/weir/" + name)) {
      if (in == null) {
        throw new IllegalStateException("No script " + name + ". This is a bug in Weir.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
