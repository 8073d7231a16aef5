package weir.connection;

import java.io.InputStream;
import java.io.OutputStream;

/** A running remote command's three streams. Closing it ends the command. */
public interface Channel extends AutoCloseable {

  /** What the command reads. */
  OutputStream stdin();

  /** What the command prints. */
  InputStream stdout();

  /** What the command complains. */
  InputStream stderr();

  @Override
  void close();
}
