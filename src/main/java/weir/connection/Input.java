package weir.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes for a request's stdin, readable as often as needed, of a size known before. */
public interface Input {

  /** No input: the script reads end of file. */
  Input NONE = of(new byte[0]);

  /** How many bytes {@link #open} gives. */
  long size();

  /** The bytes from the start. */
  InputStream open() throws IOException;

  /** Bytes in memory. */
  static Input of(byte[] bytes) {
    return new Input() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }
    };
  }
}
