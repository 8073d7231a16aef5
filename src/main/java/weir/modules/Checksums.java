package weir.modules;

import java.util.List;
import java.util.Locale;
import weir.module.ModuleFailure;

/**
 * The checksum a download must have.
 *
 * @param algorithm such as sha256, or "" when nothing is wanted
 * @param digest in hex, or "" when it is in a list
 * @param list the list's URL, or ""
 */
record Checksums(String algorithm, String digest, String list) {

  /** From {@code sha256:HEX} or {@code sha256:URL}. */
  static Checksums of(String written) {
    if (written.isBlank()) {
      return new Checksums("", "", "");
    }
    int colon = written.indexOf(':');
    String algorithm =
        written.substring(0, Math.max(colon, 0)).strip().toLowerCase(Locale.ROOT).replace("-", "");
    String what = written.substring(colon + 1).strip();
    if (!List.of("md5", "sha1", "sha224", "sha256", "sha384", "sha512").contains(algorithm)) {
      throw new ModuleFailure(
          "checksum must be ALGORITHM:DIGEST, such as sha256:9f86d0..., not '%s'"
              .formatted(written));
    }
    if (what.matches("(?i)https?://.+")) {
      return new Checksums(algorithm, "", what);
    }
    if (!what.matches("[0-9a-fA-F]+")) {
      throw new ModuleFailure(
          "the checksum's digest must be hexadecimal, not '%s'".formatted(what));
    }
    return new Checksums(algorithm, what.toLowerCase(Locale.ROOT), "");
  }

  boolean isEmpty() {
    return algorithm.isEmpty();
  }

  /** The digest a list has for a file: a line of digest and name, or the only digest there. */
  static String find(List<String> lines, String name, String url) {
    for (String line : lines) {
      String[] words = line.strip().split("\\s+", 2);
      String named = words.length < 2 ? "" : words[1].replaceFirst("^[*]?(\\./)?", "");
      if (words[0].matches("[0-9a-fA-F]{32,}")
          && (named.equals(name) || (lines.size() == 1 && named.isEmpty()))) {
        return words[0].toLowerCase(Locale.ROOT);
      }
    }
    throw new ModuleFailure("the list %s has no checksum for %s".formatted(url, name));
  }
}
