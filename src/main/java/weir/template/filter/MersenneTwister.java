package weir.template.filter;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import weir.template.value.Numbers;
import weir.template.value.Text;
import weir.template.value.Types;

/** The generator MT19937 as Python seeds it and draws from it. */
final class MersenneTwister {
  private static final int SIZE = 624;
  private static final int SHIFT = 397;
  private final int[] state = new int[SIZE];
  private int at = SIZE;

  private MersenneTwister(BigInteger seed) {
    List<Integer> words = new ArrayList<>();
    for (BigInteger rest = seed; rest.signum() > 0; rest = rest.shiftRight(32)) {
      words.add(rest.intValue());
    }
    if (words.isEmpty()) {
      words.add(0);
    }
    fill(19_650_218);
    int i = 1;
    int j = 0;
    for (int k = Math.max(SIZE, words.size()); k > 0; k--) {
      state[i] = (state[i] ^ (mixed(state[i - 1]) * 1_664_525)) + words.get(j) + j;
      i++;
      j++;
      if (i >= SIZE) {
        state[0] = state[SIZE - 1];
        i = 1;
      }
      j = j >= words.size() ? 0 : j;
    }
    for (int k = SIZE - 1; k > 0; k--) {
      state[i] = (state[i] ^ (mixed(state[i - 1]) * 1_566_083_941)) - i;
      i++;
      if (i >= SIZE) {
        state[0] = state[SIZE - 1];
        i = 1;
      }
    }
    state[0] = 0x80000000;
  }

  /** Seeded by a number, or by a text with its SHA-512 behind it. */
  static MersenneTwister seeded(Object seed) {
    if (Types.isWhole(seed)) {
      return new MersenneTwister(Numbers.big(seed).abs());
    }
    byte[] text = Text.str(seed).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-512").digest(text);
      byte[] all = new byte[text.length + digest.length];
      System.arraycopy(text, 0, all, 0, text.length);
      System.arraycopy(digest, 0, all, text.length, digest.length);
      return new MersenneTwister(new BigInteger(1, all));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Java without SHA-512. This is a bug in Weir.", e);
    }
  }

  private static int mixed(int word) {
    return word ^ (word >>> 30);
  }

  private void fill(int seed) {
    state[0] = seed;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1_812_433_253 * mixed(state[i - 1]) + i;
    }
  }

  private int next() {
    if (at >= SIZE) {
      for (int i = 0; i < SIZE; i++) {
        int word = (state[i] & 0x80000000) | (state[(i + 1) % SIZE] & 0x7fffffff);
        int twist = (word & 1) == 0 ? 0 : 0x9908b0df;
        state[i] = state[(i + SHIFT) % SIZE] ^ (word >>> 1) ^ twist;
      }
      at = 0;
    }
    int word = state[at++];
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return word ^ (word >>> 18);
  }

  /** A number from 0 up to the count, that excluded. */
  int below(int count) {
    int bits = 32 - Integer.numberOfLeadingZeros(count);
    int value = next() >>> (32 - bits);
    while (value >= count || value < 0) {
      value = next() >>> (32 - bits);
    }
    return value;
  }

  /** The same for more than 31 bits. */
  long belowLong(long count) {
    if (count <= Integer.MAX_VALUE) {
      return below((int) count);
    }
    int bits = 64 - Long.numberOfLeadingZeros(count);
    long value = count;
    while (value >= count) {
      value = Integer.toUnsignedLong(next());
      if (bits > 32) {
        value |= Integer.toUnsignedLong(next() >>> (64 - bits)) << 32;
      }
    }
    return value;
  }
}
