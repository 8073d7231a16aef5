package weir.facts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The POSIX sh script that prints what a host is, for {@link FactsParser}. It only reads, and works
 * as any user. Its one argument is the directory of local facts.
 */
public final class GatherScript {

  /** Where local facts are looked for when the play names no other place. */
  public static final String LOCAL_FACTS = "/etc/ansible/facts.d";

  private GatherScript() {}

  /** The script's text. */
  public static String text() {
    try (InputStream script = GatherScript.class.getResourceAsStream("gather.sh")) {
      if (script == null) {
        throw new IllegalStateException("gather.sh is not in the jar. This is a bug in Weir.");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
