package weir.template.filter;

/** The digests BLAKE2b, of 64 bytes, and BLAKE2s, of 32, without a key. */
final class Blake2 {
  private static final int[][] ORDER = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}
  };
  private static final long[] START = {
    0x6a09e667f3bcc908L,
    0xbb67ae8584caa73bL,
    0x3c6ef372fe94f82bL,
    0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L,
    0x9b05688c2b3e6c1fL,
    0x1f83d9abfb41bd6bL,
    0x5be0cd19137e2179L
  };

  private final int word;
  private final int[] turns;
  private final long[] hash = new long[8];

  private Blake2(boolean wide) {
    word = wide ? 8 : 4;
    turns = wide ? new int[] {32, 24, 16, 63} : new int[] {16, 12, 8, 7};
    for (int i = 0; i < hash.length; i++) {
      hash[i] = wide ? START[i] : START[i] >>> 32;
    }
    hash[0] ^= 0x01010000 ^ (8 * word);
  }

  /** The digest of 64 bytes where wide, else of 32. */
  static byte[] digest(byte[] input, boolean wide) {
    Blake2 blake = new Blake2(wide);
    int block = 16 * blake.word;
    int at = 0;
    while (input.length - at > block) {
      blake.compress(input, at, at + block, false);
      at += block;
    }
    blake.compress(input, at, input.length, true);
    byte[] out = new byte[8 * blake.word];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) (blake.hash[i / blake.word] >>> (8 * (i % blake.word)));
    }
    return out;
  }

  private void compress(byte[] input, int from, int to, boolean last) {
    long[] message = new long[16];
    for (int i = from; i < to; i++) {
      message[(i - from) / word] |= (input[i] & 0xffL) << (8 * ((i - from) % word));
    }
    long[] v = new long[16];
    for (int i = 0; i < 8; i++) {
      v[i] = hash[i];
      v[i + 8] = cut(word == 8 ? START[i] : START[i] >>> 32);
    }
    v[12] ^= to;
    v[14] = last ? cut(~v[14]) : v[14];
    int rounds = word == 8 ? 12 : 10;
    for (int round = 0; round < rounds; round++) {
      int[] order = ORDER[round % ORDER.length];
      for (int i = 0; i < 8; i++) {
        int turn = i / 4;
        mix(
            v,
            i % 4,
            4 + (i + turn) % 4,
            8 + (i + 2 * turn) % 4,
            12 + (i + 3 * turn) % 4,
            message[order[2 * i]],
            message[order[2 * i + 1]]);
      }
    }
    for (int i = 0; i < 8; i++) {
      hash[i] ^= v[i] ^ v[i + 8];
    }
  }

  private void mix(long[] v, int a, int b, int c, int d, long x, long y) {
    v[a] = cut(v[a] + v[b] + x);
    v[d] = turned(v[d] ^ v[a], turns[0]);
    v[c] = cut(v[c] + v[d]);
    v[b] = turned(v[b] ^ v[c], turns[1]);
    v[a] = cut(v[a] + v[b] + y);
    v[d] = turned(v[d] ^ v[a], turns[2]);
    v[c] = cut(v[c] + v[d]);
    v[b] = turned(v[b] ^ v[c], turns[3]);
  }

  private long turned(long value, int by) {
    return word == 8
        ? Long.rotateRight(value, by)
        : Integer.rotateRight((int) value, by) & 0xffffffffL;
  }

  private long cut(long value) {
    return word == 8 ? value : value & 0xffffffffL;
  }
}
