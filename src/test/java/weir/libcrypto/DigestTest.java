package weir.libcrypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DigestTest {
  @ParameterizedTest
  @ValueSource(strings = {"SHA-1", "MD5", "SHA-256"})
  void givesWhatTheJdkGives(String algorithm) throws NoSuchAlgorithmException {
    assumeTrue(Digest.of(algorithm).isPresent(), "no libcrypto here");
    MessageDigest digest = Digest.of(algorithm).orElseThrow();
    MessageDigest expected = MessageDigest.getInstance(algorithm);
    Random random = new Random(7);
    byte[] bytes = new byte[5000];
    for (int count : new int[] {5000, 1, 0, 63, 64, 4097}) {
      random.nextBytes(bytes);
      digest.update(bytes, 0, count);
      expected.update(bytes, 0, count);
    }
    assertArrayEquals(expected.digest(), digest.digest());
  }
}
