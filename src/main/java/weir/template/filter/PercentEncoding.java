package weir.template.filter;

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
}
