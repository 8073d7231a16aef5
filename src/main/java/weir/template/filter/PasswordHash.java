package weir.template.filter;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import weir.template.value.Arguments;
import weir.template.value.ValueException;

/** Password hashes as {@code crypt} writes them: SHA-512, SHA-256 and MD5. */
final class PasswordHash {
  private static final String ALPHABET =
      "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private PasswordHash() {}

  static String of(String password, Arguments a) {
    String type = a.text(0, "hashtype", "sha512").toLowerCase(Locale.ROOT).replace("-", "");
    boolean md5 = type.equals("md5") || type.equals("md5crypt");
    String given = a.text(1, "salt", "");
    int size = (int) a.whole(2, "salt_size", md5 ? 8 : 16);
    String salt = given.isEmpty() ? randomSalt(size) : given;
    for (int i = 0; i < salt.length(); i++) {
      if (ALPHABET.indexOf(salt.charAt(i)) < 0) {
        throw new ValueException("invalid characters in salt");
      }
    }
    byte[] key = password.getBytes(StandardCharsets.UTF_8);
    return switch (type) {
      case "sha512", "sha512crypt" ->
          ShaCrypt.hash(key, salt, (int) a.whole(3, "rounds", 5_000), true);
      case "sha256", "sha256crypt" ->
          ShaCrypt.hash(key, salt, (int) a.whole(3, "rounds", 5_000), false);
      case "md5", "md5crypt" -> Md5Crypt.hash(key, salt);
      default ->
          throw new ValueException(
              "crypt does not support '%s' algorithm".formatted(a.text(0, "hashtype", "")));
    };
  }

  private static String randomSalt(int size) {
    SecureRandom chance = new SecureRandom();
    StringBuilder salt = new StringBuilder();
    for (int i = 0; i < size; i++) {
      salt.append(ALPHABET.charAt(chance.nextInt(ALPHABET.length())));
    }
    return salt.toString();
  }

  /** Three bytes as characters of the alphabet, the lowest six bits first. */
  static void encode(StringBuilder out, int high, int middle, int low, int characters) {
    int bits = (high & 0xff) << 16 | (middle & 0xff) << 8 | (low & 0xff);
    for (int i = 0; i < characters; i++) {
      out.append(ALPHABET.charAt(bits & 0x3f));
      bits >>= 6;
    }
  }
}
