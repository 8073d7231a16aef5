package weir.template.filter;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import weir.template.value.ValueException;

/** Base64 as Python decodes it, and its bytes as text without losing any. */
final class Base64Text {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  private Base64Text() {}

  /** The bytes; characters that mean nothing are passed over, but the padding must be there. */
  static byte[] decode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int bits = 0;
    int place = 0;
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = ALPHABET.indexOf(c);
      if (c == '=' && place >= 2 && place + ++padding >= 4) {
        return out.toByteArray();
      }
      if (value < 0) {
        continue;
      }
      padding = 0;
      bits = bits << 6 | value;
      place = (place + 1) % 4;
      if (place != 1) {
        out.write(bits >> (place == 0 ? 0 : 8 - place * 2));
      }
    }
    if (place == 1) {
      throw new ValueException(
          "Invalid base64-encoded string: number of data characters cannot be 1 more than a"
              + " multiple of 4");
    }
    if (place != 0) {
      throw new ValueException("Incorrect padding");
    }
    return out.toByteArray();
  }

  /** The text; a byte that is no UTF-8 becomes the lone surrogate that Python keeps it in. */
  static String utf8(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      if (!result.isError()) {
        return out.flip().toString();
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (0xdc00 + (in.get() & 0xff)));
      }
    }
  }
}
