package weir.connection.ssh;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One line of a known_hosts file.
 *
 * @param mark what stands before the names
 * @param names patterns with commas between, or one hashed name
 * @param place file and line number, for messages
 */
record KnownHostsLine(Mark mark, String names, HostKey key, String place) {

  /** What a line says of its key. */
  enum Mark {
    TRUSTED,
    REVOKED,
    CERT_AUTHORITY
  }

  /** Reads a line, null for a comment, an empty one and one that makes no sense. */
  static @Nullable KnownHostsLine parse(String text, String place) {
    String[] words = text.strip().split("[ \t]+", -1);
    if (words[0].isEmpty() || words[0].startsWith("#")) {
      return null;
    }
    int at = words[0].startsWith("@") ? 1 : 0;
    if (words.length < at + 3) {
      return null;
    }
    Mark mark = Mark.TRUSTED;
    if (at == 1) {
      switch (words[0]) {
        case "@revoked" -> mark = Mark.REVOKED;
        case "@cert-authority" -> mark = Mark.CERT_AUTHORITY;
        default -> {
          return null;
        }
      }
    }
    try {
      var key = HostKey.of(Base64.getDecoder().decode(words[at + 2]));
      return new KnownHostsLine(mark, words[at], key, place);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Whether the line is about a host, written as {@code name} or {@code [name]:port}. */
  boolean names(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    if (names.startsWith("|")) {
      return hashed(lower);
    }
    boolean found = false;
    for (String pattern : names.toLowerCase(Locale.ROOT).split(",", -1)) {
      if (pattern.startsWith("!")) {
        if (Wildcard.matches(pattern.substring(1), lower)) {
          return false;
        }
      } else {
        found |= Wildcard.matches(pattern, lower);
      }
    }
    return found;
  }

  private boolean hashed(String host) {
    String[] parts = names.split("\\|", -1);
    if (parts.length != 4 || !parts[1].equals("1")) {
      return false;
    }
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
      byte[] digest = mac.doFinal(host.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest).equals(parts[3]);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
