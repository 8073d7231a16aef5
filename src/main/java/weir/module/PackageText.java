package weir.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that come with Weir. */
public final class PackageText {
  private PackageText() {}

  /** The text of this resource below {@code weir/}, for example {@code module/stat.sh}. */
  public static String of(String name) {
    try (InputStream in = PackageText.class.getResourceAsStream("/weir/" + name)) {
      if (in == null) {
        throw new IllegalStateException(
            "%s does not come with Weir. This is a bug in Weir.".formatted(name));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
