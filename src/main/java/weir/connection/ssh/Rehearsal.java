package weir.connection.ssh;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The cryptography of a handshake, once, with keys that nobody uses. The JVM loads and compiles
 * what it takes while the other processor reads playbooks, and not while a host waits for it.
 */
public final class Rehearsal implements Runnable {
  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int PACKETS = 4;
  private static final int PACKET_BYTES = 2048;

  private Rehearsal() {}

  /** Begins in a thread that nobody waits for. */
  public static void begin() {
    Thread.ofPlatform().daemon().name("rehearsal").start(new Rehearsal());
  }

  @Override
  public void run() {
    try {
      byte[] secret = agree();
      sign(secret);
      encrypt(secret);
    } catch (GeneralSecurityException _) {
      // The handshake itself tells what this JVM lacks.
    }
  }

  private static byte[] agree() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("X25519");
    KeyPair ours = generator.generateKeyPair();
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(ours.getPrivate());
    agreement.doPhase(generator.generateKeyPair().getPublic(), true);
    return MessageDigest.getInstance("SHA-256").digest(agreement.generateSecret());
  }

  private static void sign(byte[] text) throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update(text);
    byte[] signed = signature.sign();
    signature.initVerify(pair.getPublic());
    signature.update(text);
    boolean _ = signature.verify(signed);
  }

  private static void encrypt(byte[] secret) throws GeneralSecurityException {
    Key key = new SecretKeySpec(secret, 0, KEY_BYTES, "AES");
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = new byte[NONCE_BYTES];
    for (byte i = 0; i < PACKETS; i++) {
      nonce[0] = i;
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      byte[] _ = cipher.doFinal(new byte[PACKET_BYTES]);
    }
  }
}
