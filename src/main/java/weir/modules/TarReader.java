package weir.modules;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads tar: POSIX's ustar and pax, and GNU's long names. */
final class TarReader {
  private static final int BLOCK = 512;
  private final InputStream in;

  /** Names said by a header of its own, for the entry behind it. */
  private final Map<String, String> said = new HashMap<>();

  private TarReader(InputStream in) {
    this.in = in;
  }

  /** All entries but those that are neither file, link nor directory. */
  static List<Archive.Entry> read(InputStream in) throws IOException {
    List<Archive.Entry> entries = new ArrayList<>();
    TarReader reader = new TarReader(in);
    byte[] header = in.readNBytes(BLOCK);
    while (header.length == BLOCK && header[0] != 0) {
      Archive.Entry entry = reader.entry(header);
      if (entry != null) {
        entries.add(entry);
      }
      header = in.readNBytes(BLOCK);
    }
    return entries;
  }

  static boolean looksLikeTar(byte[] start) {
    return start.length == BLOCK && text(start, 257, 5).equals("ustar");
  }

  /** The checksum of the next so many bytes, or of all there are. */
  static String sha1(InputStream in, long length) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      byte[] buffer = new byte[1 << 16];
      long left = length;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          break;
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
      if (left > 0 && length < Long.MAX_VALUE) {
        throw new EOFException("it ends in the midst of a file");
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("No SHA-1 in this Java. This is a bug in Weir.", e);
    }
  }

  private Archive.@Nullable Entry entry(byte[] header) throws IOException {
    long size = said.containsKey("size") ? Long.parseLong(said.get("size")) : number(header);
    char type = (char) header[156];
    switch (type) {
      case 'L' -> said.put("path", body(size).replace("\0", ""));
      case 'K' -> said.put("linkpath", body(size).replace("\0", ""));
      case 'x' -> extended(body(size));
      case 'g' -> body(size);
      default -> {
        String prefix = text(header, 257, 6).equals("ustar") ? text(header, 345, 155) : "";
        String name100 = text(header, 0, 100);
        String name =
            said.getOrDefault("path", prefix.isEmpty() ? name100 : prefix + "/" + name100);
        String target = said.getOrDefault("linkpath", text(header, 157, 100));
        said.clear();
        return switch (type) {
          case '0', '\0', '7' -> {
            String sha1 = sha1(in, size);
            in.skipNBytes(padding(size));
            boolean directory = name.endsWith("/");
            yield new Archive.Entry(name, directory, directory ? null : sha1, null);
          }
          case '1' -> new Archive.Entry(name, false, null, null);
          case '2' -> new Archive.Entry(name, false, null, target);
          case '5' -> new Archive.Entry(name, true, null, null);
          default -> {
            in.skipNBytes(size + padding(size));
            yield null;
          }
        };
      }
    }
    return null;
  }

  /** Lines of length, key and value. */
  private void extended(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    int at = 0;
    while (at < bytes.length) {
      int blank = at;
      while (bytes[blank] != ' ') {
        blank++;
      }
      int length = Integer.parseInt(new String(bytes, at, blank - at, StandardCharsets.US_ASCII));
      String line = new String(bytes, blank + 1, at + length - blank - 2, StandardCharsets.UTF_8);
      int equals = line.indexOf('=');
      said.put(line.substring(0, equals), line.substring(equals + 1));
      at += length;
    }
  }

  private String body(long size) throws IOException {
    byte[] bytes = in.readNBytes(Math.toIntExact(size));
    in.skipNBytes(padding(size));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static long padding(long size) {
    return (BLOCK - size % BLOCK) % BLOCK;
  }

  /** Octal digits, or a binary number when the first bit is set. */
  private static long number(byte[] header) {
    if ((header[124] & 0x80) != 0) {
      long number = 0;
      for (int i = 125; i < 136; i++) {
        number = (number << 8) | (header[i] & 0xff);
      }
      return number;
    }
    String digits = text(header, 124, 12).strip();
    return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }
}
