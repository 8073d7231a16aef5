package weir.connection;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Drains one stream of a shell in a daemon thread. Both streams need one: a stream nobody reads
 * fills its window and then blocks the command.
 */
final class FrameReader {
  private final InputStream stream;
  private final FrameParser parser;
  private final Ended ended;

  /** Told once, when nothing more can come. */
  interface Ended {
    /** The rest is what came after the last frame, the cause null at a plain end of file. */
    void ended(String rest, @Nullable IOException cause);
  }

  FrameReader(String name, InputStream stream, FrameParser parser, Ended ended) {
    this.stream = stream;
    this.parser = parser;
    this.ended = ended;
    Thread.ofPlatform().daemon().name(name).start(this::drain);
  }

  private void drain() {
    byte[] chunk = new byte[32 * 1024];
    IOException cause = null;
    try {
      for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
        parser.feed(chunk, n);
      }
    } catch (IOException e) {
      cause = e;
    }
    ended.ended(parser.rest(), cause);
  }
}
