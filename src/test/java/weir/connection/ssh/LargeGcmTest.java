package weir.connection.ssh;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hierynomus.sshj.transport.cipher.GcmCiphers;
import java.util.Arrays;
import java.util.Random;
import net.schmizz.sshj.common.Factory;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.transport.cipher.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a machine has no libcrypto the same holds, of the JDK's cipher alone. */
final class LargeGcmTest {
  private static final int HEAD = 4;
  private static final int TAG = 16;
  private static final int PACKETS = 300;
  private static final int LARGEST = 32_768;

  private final Random random = new Random(11);
  private final byte[] key = bytes(64);
  private final byte[] nonce = bytes(32);

  @ParameterizedTest
  @ValueSource(ints = {128, 256})
  void sealsEachOfManyMegabytesAsSshjDoes(int bits) {
    Cipher ours = begun(LargeGcm.factory(bits), Cipher.Mode.Encrypt);
    Cipher theirs = begun(sshj(bits), Cipher.Mode.Encrypt);
    for (int i = 0; i < PACKETS; i++) {
      byte[] packet = packet();
      byte[] expected = packet.clone();
      ours.updateWithAAD(packet, 0, HEAD, packet.length - HEAD - TAG);
      theirs.updateWithAAD(expected, 0, HEAD, packet.length - HEAD - TAG);
      assertArrayEquals(expected, packet, "packet " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {128, 256})
  void opensEachOfManyMegabytesThatSshjHasSealed(int bits) {
    Cipher sealing = begun(sshj(bits), Cipher.Mode.Encrypt);
    Cipher ours = begun(LargeGcm.factory(bits), Cipher.Mode.Decrypt);
    for (int i = 0; i < PACKETS; i++) {
      byte[] text = packet();
      byte[] packet = text.clone();
      int length = packet.length - HEAD - TAG;
      sealing.updateWithAAD(packet, 0, HEAD, length);
      ours.updateAAD(packet, 0, HEAD);
      ours.update(packet, HEAD, length);
      assertArrayEquals(
          Arrays.copyOf(text, HEAD + length), Arrays.copyOf(packet, HEAD + length), "packet " + i);
    }
  }

  @Test
  void refusesAPacketThatWasChangedOnTheWay() {
    Cipher sealing = begun(sshj(128), Cipher.Mode.Encrypt);
    Cipher ours = begun(LargeGcm.factory(128), Cipher.Mode.Decrypt);
    for (int i = 0; i < PACKETS; i++) {
      byte[] packet = packet();
      int length = packet.length - HEAD - TAG;
      sealing.updateWithAAD(packet, 0, HEAD, length);
      ours.updateAAD(packet, 0, HEAD);
      if (i == PACKETS - 1) {
        packet[HEAD + random.nextInt(length + TAG)] ^= 1;
        assertThrows(SSHRuntimeException.class, () -> ours.update(packet, HEAD, length));
      } else {
        ours.update(packet, HEAD, length);
      }
    }
  }

  private Cipher begun(Factory.Named<Cipher> factory, Cipher.Mode mode) {
    Cipher cipher = factory.create();
    cipher.init(mode, key.clone(), nonce.clone());
    return cipher;
  }

  private static Factory.Named<Cipher> sshj(int bits) {
    return bits == 128 ? GcmCiphers.AES128GCM() : GcmCiphers.AES256GCM();
  }

  private byte[] packet() {
    return bytes(HEAD + TAG + TAG * (1 + random.nextInt(LARGEST / TAG)));
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
