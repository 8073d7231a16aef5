package weir.template.filter;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent signs in addresses. */
final class PercentEncoding {
  private PercentEncoding() {}

  /** The text with all but letters, digits, {@code _.-~} and these characters encoded. */
  static String quote(String text, String safe) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "_.-~".indexOf(c) >= 0);
      if (plain || safe.indexOf(c) >= 0) {
        out.append(c);
      } else {
        out.append("%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }

  /** The same for queries, where a blank is a plus sign. */
  static String quotePlus(String text) {
    return quote(text, " ").replace(' ', '+');
  }

  /** The text with plus signs and encoded characters decoded; what is no code stays. */
  static String unquotePlus(String text) {
    byte[] in = text.replace('+', ' ').getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < in.length; i++) {
      int high = in[i] == '%' && i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(in[i + 2], 16);
      if (low >= 0) {
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.write(in[i]);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
