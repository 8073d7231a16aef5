package weir.connection.ssh;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;

/**
 * A public key as SSH writes it.
 *
 * @param type the name in the blob: {@code ssh-ed25519}, {@code ssh-rsa} and so on
 * @param base64 the blob, the key in wire format
 */
record HostKey(String type, String base64) {

  static HostKey of(PublicKey key) {
    return of(new Buffer.PlainBuffer().putPublicKey(key).getCompactData());
  }

  /** Reads the type out of the blob. */
  static HostKey of(byte[] blob) {
    try {
      String type = new Buffer.PlainBuffer(blob).readString();
      return new HostKey(type, Base64.getEncoder().encodeToString(blob));
    } catch (Buffer.BufferException e) {
      throw new IllegalArgumentException("not a public key", e);
    }
  }

  byte[] blob() {
    return Base64.getDecoder().decode(base64);
  }

  /** As OpenSSH shows it. */
  String fingerprint() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(blob());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java", e);
    }
  }

  /** The last two words of a known_hosts line. */
  String line() {
    return type + " " + base64;
  }

  @Override
  public String toString() {
    return type + " " + fingerprint();
  }
}
