package weir.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import weir.libcrypto.Digest;

/** Checksums of contents, in hex. */
public final class Checksum {
  /** From here on libcrypto is found sooner than the JVM's digest is done. */
  private static final long LARGE = 16L << 20;

  private Checksum() {}

  /** SHA-1. */
  public static String sha1(Content content) {
    return of("SHA-1", content);
  }

  /** MD5. */
  public static String md5(Content content) {
    return of("MD5", content);
  }

  /** SHA-256. */
  public static String sha256(Content content) {
    return of("SHA-256", content);
  }

  private static String of(String algorithm, Content content) {
    try (InputStream in = content.open()) {
      MessageDigest digest = digest(algorithm, content.size());
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "No " + algorithm + " in this Java. This is a bug in Weir.", e);
    }
  }

  private static MessageDigest digest(String algorithm, long size) throws NoSuchAlgorithmException {
    Optional<MessageDigest> large = size < LARGE ? Optional.empty() : Digest.of(algorithm);
    return large.isPresent() ? large.get() : MessageDigest.getInstance(algorithm);
  }
}
