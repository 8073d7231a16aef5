package weir.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Files of the demo that come with Weir. */
final class Resource {
  private Resource() {}

  static String text(String name) {
    String resource = "/weir/demo/" + name;
    try (InputStream in = Resource.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("No " + resource + ". This is a bug in Weir.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
