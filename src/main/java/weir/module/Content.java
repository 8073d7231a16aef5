package weir.module;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of the control machine: a file's, or made here. Readable as often as needed. */
public interface Content {

  /** How many bytes. */
  long size();

  /** SHA-1 in hex, the checksum by which Ansible compares. */
  String sha1();

  /** MD5 in hex, which results of copied files still show. */
  default String md5() {
    return Checksum.md5(this);
  }

  /** The bytes from the start. */
  InputStream open() throws IOException;

  /** The text's bytes in UTF-8. */
  static Content of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** These bytes. */
  static Content of(byte[] bytes) {
    return new BytesContent(bytes.clone());
  }

  /** Bytes in memory. */
  final class BytesContent implements Content {
    private final byte[] bytes;

    private BytesContent(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public String sha1() {
      return Checksum.sha1(this);
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
      return other instanceof BytesContent that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
      return "%d bytes, sha1 %s".formatted(bytes.length, sha1());
    }
  }
}
