package weir.connection;

import java.io.InputStream;
import java.io.OutputStream;

/** A running remote command's three streams. */
public interface Channel extends AutoCloseable {

  /** What the command reads. */
  OutputStream stdin();

  /** What the command prints. */
  InputStream stdout();

  /** What the command complains. */
  InputStream stderr();

  /** Ends the command even when it is at work. */
  void kill();

  /** Ends its input, at which an idle shell ends. What it started in the background goes on. */
  @Override
  void close();
}
