package weir.template.vault;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Positions;
import weir.source.Span;

/**
 * A vault taken apart, nothing in it checked or decrypted yet.
 *
 * @param label of the password it was made with, {@code default} in version 1.1
 * @param salt of the keys
 * @param mac HMAC-SHA256 over the ciphertext
 */
@SuppressWarnings("ArrayRecordComponent")
public record VaultText(String label, byte[] salt, byte[] mac, byte[] ciphertext) {
  /** What encrypted text starts with. */
  public static final String MARK = "$ANSIBLE_VAULT";

  /** The label of what has none. */
  public static final String DEFAULT_LABEL = "default";

  private static final String CIPHER = "AES256";
  private static final int MAC_LENGTH = 32;
  private static final int BLOCK = 16;
  private static final int LINE = 80;
  private static final List<String> CONFLICT = List.of("<<<<<<<", "=======", ">>>>>>>", "|||||||");

  /** Takes a text apart that starts with {@link #MARK}. */
  public static VaultText parse(String text, Positions positions) {
    int headerEnd = lineEnd(text, 0);
    String label = label(text.substring(0, headerEnd), positions.span(0, headerEnd));
    byte[] outer = unhex(body(text, headerEnd, positions), positions.span(0, headerEnd));
    Span whole = positions.span(0, text.length());
    String[] parts = new String(outer, StandardCharsets.US_ASCII).split("\n", 3);
    if (parts.length < 3) {
      throw damaged("It ends too early.", whole);
    }
    byte[] salt = unhex(parts[0], whole);
    byte[] mac = unhex(parts[1], whole);
    byte[] ciphertext = unhex(parts[2], whole);
    if (salt.length == 0
        || mac.length != MAC_LENGTH
        || ciphertext.length == 0
        || ciphertext.length % BLOCK != 0) {
      throw damaged("Its parts do not have the lengths they must have.", whole);
    }
    return new VaultText(label, salt, mac, ciphertext);
  }

  /** The text as Ansible writes it: 80 digits a line, a label only where it has one. */
  public String written() {
    HexFormat hex = HexFormat.of();
    String inner =
        String.join("\n", hex.formatHex(salt), hex.formatHex(mac), hex.formatHex(ciphertext));
    String digits = hex.formatHex(inner.getBytes(StandardCharsets.US_ASCII));
    boolean plain = label.equals(DEFAULT_LABEL);
    StringBuilder text = new StringBuilder(MARK);
    text.append(plain ? ";1.1;" : ";1.2;").append(CIPHER).append(plain ? "" : ";" + label);
    for (int i = 0; i < digits.length(); i += LINE) {
      text.append('\n').append(digits, i, Math.min(digits.length(), i + LINE));
    }
    return text.append('\n').toString();
  }

  /** The failure of a vault that no password can open. */
  public static DiagnosticException damaged(String why, Span span) {
    return new DiagnosticException(
        Diagnostic.error("this vault is damaged", span)
            .withDetail(why)
            .withHint("Take the text from a good copy, or encrypt it again."));
  }

  private static String label(String header, Span span) {
    String[] fields = header.strip().split(";", -1);
    String version = fields.length > 1 ? fields[1].strip() : "";
    if (!version.equals("1.1") && !version.equals("1.2")) {
      throw new DiagnosticException(
          Diagnostic.error("this vault has the version '%s'".formatted(version), span)
              .withDetail("Weir reads the versions 1.1 and 1.2 of Ansible Vault.")
              .withHint("Encrypt it again with 'ansible-vault rekey'."));
    }
    String cipher = fields.length > 2 ? fields[2].strip() : "";
    if (!cipher.equals(CIPHER)) {
      throw new DiagnosticException(
          Diagnostic.error("this vault uses the cipher '%s'".formatted(cipher), span)
              .withDetail("The only cipher of Ansible Vault is AES256."));
    }
    String label = fields.length > 3 ? fields[3].strip() : "";
    return label.isEmpty() ? DEFAULT_LABEL : label;
  }

  /** The hexadecimal digits below the header, without line ends and white space. */
  private static String body(String text, int headerEnd, Positions positions) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int start = headerEnd; start < text.length(); ) {
      int end = lineEnd(text, start);
      String line = text.substring(start, end);
      if (CONFLICT.stream().anyMatch(line.stripLeading()::startsWith)) {
        throw new DiagnosticException(
            Diagnostic.error("a merge conflict inside a vault", positions.span(start, end))
                .withDetail("Two versions of encrypted text cannot be merged line by line.")
                .withHint("Take one version whole, for example with 'git checkout --ours FILE'."));
      }
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        if (HexFormat.isHexDigit(c)) {
          digits.append(c);
        } else if (!Character.isWhitespace(c)) {
          throw damaged("'%c' is not a hexadecimal digit.".formatted(c), positions.span(i, i + 1));
        }
      }
      start = end + 1;
    }
    return digits.toString();
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static byte[] unhex(String digits, Span span) {
    try {
      return HexFormat.of().parseHex(digits);
    } catch (IllegalArgumentException _) {
      throw damaged("A digit is missing or wrong: it may have been cut short.", span);
    }
  }
}
