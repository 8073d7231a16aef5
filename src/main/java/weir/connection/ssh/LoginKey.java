package weir.connection.ssh;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;

/** A key one may log in with, in a file or held by the agent. */
interface LoginKey {

  /** For messages: the file, or the agent and the fingerprint. */
  String name();

  /** The public half. */
  HostKey key();

  /** Whether signing needs nobody and costs nothing, so that it may be done unasked. */
  boolean open();

  /** The signature in wire format: its algorithm's name, then its bytes. */
  byte[] sign(byte[] data) throws IOException;

  /** The algorithm to sign with; SHA-1 is never one. */
  default String algorithm() {
    return key().type().equals("ssh-rsa") ? "rsa-sha2-512" : key().type();
  }

  /** Puts a signature into wire format. */
  static byte[] signature(String algorithm, byte[] bytes) {
    return new Buffer.PlainBuffer().putString(algorithm).putString(bytes).getCompactData();
  }
}
