package weir.connection.ssh;

import com.hierynomus.sshj.transport.cipher.GcmCipher;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.transport.cipher.Cipher;
import org.jspecify.annotations.Nullable;
import weir.libcrypto.Gcm;

/**
 * AES-GCM as in RFC 5647. After some megabytes libcrypto goes on, where there is one: no packet
 * depends on those before it but by the counter in its nonce, so this can be between any two.
 */
final class LargeGcm extends GcmCipher {
  /** Below this the JVM's cipher is done before libcrypto is linked. */
  private static final long LARGE = 2L << 20;

  private static final int NONCE = 12;
  private static final int COUNTER = 4;

  private byte[] nonce = {};
  private long moved;
  private @Nullable Gcm large;

  private LargeGcm(int keyBytes) {
    super(NONCE, Gcm.TAG, keyBytes, "AES", "AES/GCM/NoPadding");
  }

  /** The cipher of RFC 5647 with a key of so many bits, as OpenSSH names it. */
  static Factory.Named<Cipher> factory(int bits) {
    return new Factory.Named<>() {
      @Override
      public Cipher create() {
        return new LargeGcm(bits / 8);
      }

      @Override
      public String getName() {
        return "aes%d-gcm@openssh.com".formatted(bits);
      }
    };
  }

  @Override
  public void updateAAD(byte[] data, int offset, int length) {
    if (large == null) {
      super.updateAAD(data, offset, length);
    } else {
      large.begin(nonce, data, offset, length);
    }
  }

  @Override
  public void update(byte[] input, int offset, int length) {
    if (large == null) {
      super.update(input, offset, length);
    } else {
      end(large, input, offset, length);
      count();
    }
    long before = moved;
    moved += length;
    if (before < LARGE && moved >= LARGE) {
      handOver();
    }
  }

  private void handOver() {
    byte[] key = secretKey.getEncoded();
    nonce = parameters.getIV();
    large = Gcm.of(mode == Mode.Encrypt, key).orElse(null);
    Arrays.fill(key, (byte) 0);
  }

  private static void end(Gcm large, byte[] input, int offset, int length) {
    try {
      large.end(input, offset, length);
    } catch (AEADBadTagException e) {
      throw new SSHRuntimeException(e.getMessage(), e);
    }
  }

  /** The last eight bytes of the nonce count packets. */
  private void count() {
    for (int i = NONCE - 1; i >= COUNTER && ++nonce[i] == 0; i--) {
      // The carry goes on to the byte before.
    }
  }
}
