package weir.template.value;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/** Encodings by the names Python knows them by. */
public final class Encodings {
  private Encodings() {}

  /** The encoding of this name. */
  public static Charset of(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
    String known =
        switch (plain) {
          case "utf8", "u8" -> "utf-8";
          case "latin-1", "latin1", "latin", "l1", "iso8859-1" -> "iso-8859-1";
          case "ascii" -> "us-ascii";
          case "utf-16-le" -> "utf-16le";
          case "utf-16-be" -> "utf-16be";
          case "utf-32-le" -> "utf-32le";
          case "utf-32-be" -> "utf-32be";
          default -> plain.startsWith("cp125") ? "windows-" + plain.substring(2) : plain;
        };
    try {
      return Charset.forName(known);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new ValueException("unknown encoding: " + name);
    }
  }
}
