package weir.connection;

/** The one way a value becomes a word of shell text. */
public final class Quoting {
  private Quoting() {}

  /**
   * A value as one single-quoted word, safe in any POSIX shell.
   *
   * @throws IllegalArgumentException when it holds NUL, which no shell can carry
   */
  public static String quote(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("A NUL character cannot be passed to a command.");
    }
    return "'" + value.replace("'", "'\\''") + "'";
  }

  /** Bytes as one single-quoted word that {@code printf} turns back into them, NUL included. */
  static byte[] quoteAsFormat(byte[] bytes) {
    var out = new java.io.ByteArrayOutputStream(bytes.length + bytes.length / 16 + 2);
    out.write('\'');
    for (byte b : bytes) {
      switch (b) {
        case 0 -> out.writeBytes(NUL);
        case '\'' -> out.writeBytes(QUOTE);
        case '%' -> out.writeBytes(PERCENT);
        case '\\' -> out.writeBytes(BACKSLASH);
        default -> out.write(b);
      }
    }
    out.write('\'');
    return out.toByteArray();
  }

  private static final byte[] NUL = {'\\', '0', '0', '0'};
  private static final byte[] QUOTE = {'\'', '\\', '\'', '\''};
  private static final byte[] PERCENT = {'%', '%'};
  private static final byte[] BACKSLASH = {'\\', '\\'};
}
