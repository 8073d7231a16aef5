package weir.template.filter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** The MD5-crypt scheme of Poul-Henning Kamp, for the old systems that still have it. */
final class Md5Crypt {
  private static final int LONGEST_SALT = 8;

  private Md5Crypt() {}

  static String hash(byte[] key, String givenSalt) {
    String text = givenSalt.substring(0, Math.min(LONGEST_SALT, givenSalt.length()));
    byte[] salt = text.getBytes(StandardCharsets.UTF_8);
    MessageDigest digest = ShaCrypt.digest("MD5");
    digest.update(key);
    digest.update(salt);
    digest.update(key);
    byte[] other = digest.digest();
    digest.update(key);
    digest.update("$1$".getBytes(StandardCharsets.UTF_8));
    digest.update(salt);
    for (int i = 0; i < key.length; i++) {
      digest.update(other[i % 16]);
    }
    for (int bits = key.length; bits > 0; bits >>= 1) {
      digest.update((bits & 1) == 1 ? 0 : key[0]);
    }
    byte[] sum = digest.digest();
    for (int i = 0; i < 1000; i++) {
      digest.update((i & 1) == 1 ? key : sum);
      if (i % 3 != 0) {
        digest.update(salt);
      }
      if (i % 7 != 0) {
        digest.update(key);
      }
      digest.update((i & 1) == 1 ? sum : key);
      sum = digest.digest();
    }
    StringBuilder out = new StringBuilder("$1$" + text + "$");
    int[][] order = {{0, 6, 12}, {1, 7, 13}, {2, 8, 14}, {3, 9, 15}, {4, 10, 5}};
    for (int[] three : order) {
      PasswordHash.encode(out, sum[three[0]], sum[three[1]], sum[three[2]], 4);
    }
    PasswordHash.encode(out, 0, 0, sum[11], 2);
    return out.toString();
  }
}
