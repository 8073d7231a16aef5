package weir.template.filter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import weir.template.value.ValueException;

/** The SHA-crypt scheme of Ulrich Drepper. */
final class ShaCrypt {
  private static final int FEWEST_ROUNDS = 1000;
  private static final int IMPLIED_ROUNDS = 5000;
  private static final int LONGEST_SALT = 16;

  private ShaCrypt() {}

  static String hash(byte[] key, String givenSalt, int rounds, boolean wide) {
    if (rounds < FEWEST_ROUNDS || rounds > 999_999_999) {
      throw new ValueException("rounds must be between 1000 and 999999999, not " + rounds);
    }
    String text = givenSalt.substring(0, Math.min(LONGEST_SALT, givenSalt.length()));
    byte[] salt = text.getBytes(StandardCharsets.UTF_8);
    MessageDigest digest = digest(wide ? "SHA-512" : "SHA-256");
    int size = digest.getDigestLength();

    digest.update(key);
    digest.update(salt);
    digest.update(key);
    byte[] other = digest.digest();

    digest.update(key);
    digest.update(salt);
    digest.update(repeated(other, key.length));
    for (int bits = key.length; bits > 0; bits >>= 1) {
      if ((bits & 1) == 1) {
        digest.update(other, 0, size);
      } else {
        digest.update(key);
      }
    }
    byte[] sum = digest.digest();

    for (int i = 0; i < key.length; i++) {
      digest.update(key);
    }
    byte[] keys = repeated(digest.digest(), key.length);
    for (int i = 0; i < 16 + (sum[0] & 0xff); i++) {
      digest.update(salt);
    }
    byte[] salts = repeated(digest.digest(), salt.length);

    for (int i = 0; i < rounds; i++) {
      digest.update((i & 1) == 1 ? keys : sum);
      if (i % 3 != 0) {
        digest.update(salts);
      }
      if (i % 7 != 0) {
        digest.update(keys);
      }
      digest.update((i & 1) == 1 ? sum : keys);
      sum = digest.digest();
    }
    StringBuilder out = new StringBuilder(wide ? "$6$" : "$5$");
    if (rounds != IMPLIED_ROUNDS) {
      out.append("rounds=").append(rounds).append('$');
    }
    out.append(text).append('$');
    encode(sum, wide, out);
    return out.toString();
  }

  private static void encode(byte[] sum, boolean wide, StringBuilder out) {
    int third = wide ? 21 : 10;
    int a = 0;
    int b = third;
    int c = third * 2;
    for (int i = 0; i < third; i++) {
      PasswordHash.encode(out, sum[a], sum[b], sum[c], 4);
      int next = wide ? b + 1 : c + 1;
      int second = wide ? c + 1 : a + 1;
      int last = wide ? a + 1 : b + 1;
      a = next;
      b = second;
      c = last;
    }
    if (wide) {
      PasswordHash.encode(out, 0, 0, sum[63], 2);
    } else {
      PasswordHash.encode(out, 0, sum[31], sum[30], 3);
    }
  }

  private static byte[] repeated(byte[] bytes, int length) {
    byte[] all = new byte[length];
    for (int i = 0; i < length; i++) {
      all[i] = bytes[i % bytes.length];
    }
    return all;
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Java without %s. This is a bug in Weir.".formatted(algorithm), e);
    }
  }
}
