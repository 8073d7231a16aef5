package weir.template.filter;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Text;
import weir.template.value.ValueException;

/** Password hashes as {@code crypt} writes them. */
final class PasswordHash {
  private static final String ALPHABET =
      "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private PasswordHash() {}

  /** The schemes, with how long a salt may be and how many rounds there may be. */
  private enum Scheme {
    SHA512(1, 16, 1_000, 999_999_999, 5_000),
    SHA256(1, 16, 1_000, 999_999_999, 5_000),
    MD5(1, 8, 0, 0, 0),
    BCRYPT(22, 22, 4, 31, 12);

    private final int shortest;
    private final int longest;
    private final long fewest;
    private final long most;
    private final long implied;

    Scheme(int shortest, int longest, long fewest, long most, long implied) {
      this.shortest = shortest;
      this.longest = longest;
      this.fewest = fewest;
      this.most = most;
      this.implied = implied;
    }

    static @Nullable Scheme of(String name) {
      return switch (name) {
        case "sha512", "sha512_crypt" -> SHA512;
        case "sha256", "sha256_crypt" -> SHA256;
        case "md5", "md5_crypt" -> MD5;
        case "blowfish", "bcrypt" -> BCRYPT;
        default -> null;
      };
    }
  }

  static String of(String password, Arguments a) {
    String type = a.text(0, "hashtype", "sha512");
    Scheme scheme = Scheme.of(type);
    if (scheme == null) {
      throw new ValueException("crypt does not support '%s' algorithm".formatted(type));
    }
    String salt = salt(scheme, a.text(1, "salt", ""), number(a.get(2, "salt_size", null)));
    long wanted = number(a.get(3, "rounds", null));
    long rounds = wanted == 0 ? scheme.implied : wanted;
    if (rounds < scheme.fewest || rounds > scheme.most) {
      throw new ValueException(
          scheme.most == 0
              ? "%s has no rounds to choose".formatted(type)
              : "rounds must be between %d and %d, not %d"
                  .formatted(scheme.fewest, scheme.most, rounds));
    }
    byte[] key = password.getBytes(StandardCharsets.UTF_8);
    return switch (scheme) {
      case SHA512 -> ShaCrypt.hash(key, salt, (int) rounds, true);
      case SHA256 -> ShaCrypt.hash(key, salt, (int) rounds, false);
      case MD5 -> Md5Crypt.hash(key, salt);
      case BCRYPT -> Bcrypt.hash(key, salt, (int) rounds, ident(a.text(4, "ident", "")));
    };
  }

  /** A whole number, or the digits of one; 0 stands for none. */
  private static long number(@Nullable Object value) {
    boolean digits = value instanceof String text && text.matches("[0-9]{1,9}");
    return Arguments.of(digits ? (Object) Long.valueOf(Text.str(value)) : value)
        .whole(0, "rounds", 0);
  }

  private static String ident(String given) {
    String ident = given.replace("$", "");
    return switch (ident) {
      case "" -> "2b";
      case "2a", "2b", "2y" -> ident;
      default -> throw new ValueException("invalid ident for bcrypt: '%s'".formatted(given));
    };
  }

  private static String salt(Scheme scheme, String given, long size) {
    if (size != 0 && (size < scheme.shortest || size > scheme.longest)) {
      throw new ValueException("invalid salt size");
    }
    if (given.isEmpty()) {
      return randomSalt(size == 0 ? scheme.longest : (int) size);
    }
    for (int i = 0; i < given.length(); i++) {
      if (ALPHABET.indexOf(given.charAt(i)) < 0) {
        throw new ValueException("invalid characters in salt");
      }
    }
    if (given.length() < scheme.shortest || given.length() > scheme.longest) {
      throw new ValueException("invalid salt size");
    }
    return given;
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
