package weir.template.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of Python, which {@code encode} gives: a step on the way to something else, no result. */
public final class Bytes {
  private final byte[] bytes;

  Bytes(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** The bytes of a value: its own, or those of its text. */
  public static byte[] of(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof Bytes own
        ? own.bytes.clone()
        : Text.str(value).getBytes(StandardCharsets.UTF_8);
  }

  /** What Python prints for them. */
  String text() {
    StringBuilder out = new StringBuilder("b'");
    for (byte b : bytes) {
      int c = b & 0xff;
      switch (c) {
        case '\\', '\'' -> out.append('\\').append((char) c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c >= ' ' && c < 127 ? Character.toString(c) : "\\x%02x".formatted(c));
      }
    }
    return out.append('\'').toString();
  }

  @Override
  public boolean equals(@org.jspecify.annotations.Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
