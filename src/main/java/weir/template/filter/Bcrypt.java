package weir.template.filter;

import java.math.BigInteger;
import java.util.Arrays;

/** The bcrypt scheme of Niels Provos and David Mazières. */
final class Bcrypt {
  private static final String ALPHABET =
      "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int SUBKEYS = 18;
  private static final int BOX = 256;
  private static final int LONGEST_KEY = 72;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 23;
  private static final String MAGIC = "OrpheanBeholderScryDoubt";

  /** The subkeys, then four boxes; all of them change while a key is scheduled. */
  private final int[] state;

  private Bcrypt(int[] state) {
    this.state = state;
  }

  /** The boxes before any key: the digits of pi behind the point. Made at the first use only. */
  private static final class Pi {
    static final int[] DIGITS = digits(SUBKEYS + 4 * BOX);

    private static int[] digits(int words) {
      int bits = 32 * words;
      int spare = 64;
      BigInteger one = BigInteger.ONE.shiftLeft(bits + spare);
      BigInteger pi =
          arctan(one, 5).shiftLeft(4).subtract(arctan(one, 239).shiftLeft(2)).shiftRight(spare);
      int[] digits = new int[words];
      for (int i = 0; i < words; i++) {
        digits[i] = pi.shiftRight(bits - 32 * (i + 1)).intValue();
      }
      return digits;
    }

    /** The angle whose tangent is 1/x, in units of one. */
    private static BigInteger arctan(BigInteger one, int x) {
      BigInteger square = BigInteger.valueOf((long) x * x);
      BigInteger power = one.divide(BigInteger.valueOf(x));
      BigInteger sum = power;
      for (int n = 3; power.signum() > 0; n += 2) {
        power = power.divide(square);
        BigInteger term = power.divide(BigInteger.valueOf(n));
        sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
      }
      return sum;
    }
  }

  /**
   * The whole hash.
   *
   * @param ident the version of the scheme, such as 2b
   * @param salt 22 characters
   * @param cost the logarithm of the number of rounds
   */
  static String hash(byte[] password, String salt, int cost, String ident) {
    byte[] key = Arrays.copyOf(password, Math.min(LONGEST_KEY, password.length + 1));
    byte[] seed = decode(salt);
    Bcrypt cipher = new Bcrypt(Pi.DIGITS.clone());
    cipher.schedule(key, seed);
    for (long i = 0; i < 1L << cost; i++) {
      cipher.schedule(key, new byte[SALT_BYTES]);
      cipher.schedule(seed, new byte[SALT_BYTES]);
    }
    byte[] out = new byte[24];
    for (int block = 0; block < 3; block++) {
      int left = word(MAGIC, 8 * block);
      int right = word(MAGIC, 8 * block + 4);
      for (int i = 0; i < 64; i++) {
        long both = cipher.encrypt(left, right);
        left = (int) (both >>> 32);
        right = (int) both;
      }
      put(out, 8 * block, left);
      put(out, 8 * block + 4, right);
    }
    return "$%s$%02d$%s%s"
        .formatted(ident, cost, encode(seed, SALT_BYTES), encode(out, HASH_BYTES));
  }

  /** Mixes a key into the subkeys, then writes all of the state anew with what the salt gives. */
  private void schedule(byte[] key, byte[] salt) {
    for (int i = 0, at = 0; i < SUBKEYS; i++) {
      int mixed = 0;
      for (int k = 0; k < 4; k++) {
        mixed = mixed << 8 | (key[at] & 0xff);
        at = (at + 1) % key.length;
      }
      state[i] ^= mixed;
    }
    int[] words = new int[4];
    for (int i = 0; i < SALT_BYTES; i++) {
      words[i / 4] = words[i / 4] << 8 | (salt[i] & 0xff);
    }
    int left = 0;
    int right = 0;
    for (int i = 0; i < state.length; i += 2) {
      long both = encrypt(left ^ words[i & 2], right ^ words[(i & 2) + 1]);
      left = (int) (both >>> 32);
      right = (int) both;
      state[i] = left;
      state[i + 1] = right;
    }
  }

  private long encrypt(int left, int right) {
    int l = left ^ state[0];
    int r = right;
    for (int i = 1; i < SUBKEYS - 1; i += 2) {
      r ^= round(l) ^ state[i];
      l ^= round(r) ^ state[i + 1];
    }
    return (long) (r ^ state[SUBKEYS - 1]) << 32 | (l & 0xffffffffL);
  }

  private int round(int x) {
    int sum = state[SUBKEYS + (x >>> 24)] + state[SUBKEYS + BOX + (x >>> 16 & 0xff)];
    return (sum ^ state[SUBKEYS + 2 * BOX + (x >>> 8 & 0xff)])
        + state[SUBKEYS + 3 * BOX + (x & 0xff)];
  }

  private static int word(String text, int at) {
    return text.charAt(at) << 24
        | text.charAt(at + 1) << 16
        | text.charAt(at + 2) << 8
        | text.charAt(at + 3);
  }

  private static void put(byte[] out, int at, int word) {
    for (int i = 0; i < 4; i++) {
      out[at + i] = (byte) (word >>> (24 - 8 * i));
    }
  }

  /** Six bits a character, the highest first. */
  private static String encode(byte[] bytes, int count) {
    StringBuilder text = new StringBuilder();
    for (int bit = 0; bit < 8 * count; bit += 6) {
      int at = bit / 8;
      int pair = (bytes[at] & 0xff) << 8 | (at + 1 < count ? bytes[at + 1] & 0xff : 0);
      text.append(ALPHABET.charAt(pair >> (10 - bit % 8) & 0x3f));
    }
    return text.toString();
  }

  private static byte[] decode(String salt) {
    byte[] bytes = new byte[SALT_BYTES];
    for (int bit = 0; bit < 8 * SALT_BYTES; bit++) {
      int six = ALPHABET.indexOf(salt.charAt(bit / 6));
      bytes[bit / 8] |= (byte) ((six >> (5 - bit % 6) & 1) << (7 - bit % 8));
    }
    return bytes;
  }
}
