package weir.vars;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import weir.inventory.Decryptor;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Positions;
import weir.source.SourceFile;
import weir.source.Span;
import weir.template.vault.VaultKeys;
import weir.template.vault.VaultText;

/**
 * Opens what Ansible Vault encrypted: whole files, and values marked {@code !vault}. Every password
 * is tried, the one of the same label first. Safe to share by threads.
 */
public final class Vault implements Decryptor {
  /** For runs without a vault password: says so. */
  public static final Vault NONE = new Vault(List.of());

  private final List<VaultSecret> secrets;
  private final Map<KeySource, VaultKeys> keys = new ConcurrentHashMap<>();

  private record KeySource(VaultSecret secret, String salt) {}

  private Vault(List<VaultSecret> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** A vault with these passwords. */
  public static Vault of(List<VaultSecret> secrets) {
    return secrets.isEmpty() ? NONE : new Vault(secrets);
  }

  /** Whether a text says of itself that it is encrypted. */
  public static boolean encrypted(String text) {
    return text.startsWith(VaultText.MARK);
  }

  /** The clear text under the same name; a file that is not encrypted comes back as it is. */
  @Override
  public SourceFile decrypt(SourceFile file) {
    return encrypted(file.text())
        ? new SourceFile(file.name(), reveal(file.text(), file::span))
        : file;
  }

  /**
   * The clear text of a vault.
   *
   * @param positions where the text stands, for the diagnostics
   */
  public String reveal(String text, Positions positions) {
    byte[] clear = open(text, positions);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(clear)).toString();
    } catch (CharacterCodingException _) {
      throw new DiagnosticException(
          Diagnostic.error("what is in this vault is not UTF-8 text", header(text, positions)));
    }
  }

  /** The clear bytes of a vault, which need not be text. */
  public byte[] open(String text, Positions positions) {
    Span header = header(text, positions);
    if (!encrypted(text)) {
      throw new DiagnosticException(
          Diagnostic.error("this is not encrypted with Ansible Vault", header)
              .withDetail("Encrypted text starts with %s.".formatted(VaultText.MARK)));
    }
    if (secrets.isEmpty()) {
      throw new DiagnosticException(
          Diagnostic.error("this is encrypted with Ansible Vault", header)
              .withDetail("No vault password was given, so it cannot be read.")
              .withHint("Give one with --vault-password-file or --ask-vault-pass."));
    }
    VaultText vault = VaultText.parse(text, positions);
    for (VaultSecret secret : bestFirst(vault.label())) {
      VaultKeys made = keys(secret, vault.salt());
      if (made.wrote(vault)) {
        byte @Nullable [] clear = made.decrypt(vault);
        if (clear == null) {
          throw VaultText.damaged("Its padding is wrong.", header);
        }
        return clear;
      }
    }
    throw new DiagnosticException(noneFits(vault.label(), header));
  }

  private List<VaultSecret> bestFirst(String label) {
    List<VaultSecret> ordered = new ArrayList<>();
    secrets.stream().filter(secret -> secret.id().equals(label)).forEach(ordered::add);
    secrets.stream().filter(secret -> !secret.id().equals(label)).forEach(ordered::add);
    return ordered;
  }

  private VaultKeys keys(VaultSecret secret, byte[] salt) {
    return keys.computeIfAbsent(
        new KeySource(secret, HexFormat.of().formatHex(salt)),
        _ -> VaultKeys.of(secret.password(), salt));
  }

  private Diagnostic noneFits(String label, Span header) {
    List<String> ids = secrets.stream().map(VaultSecret::id).distinct().toList();
    Diagnostic problem =
        Diagnostic.error("no vault password opens this", header)
            .withDetail(
                "Tried the password%s of %s. Either it is another one, or the text was changed after it was encrypted."
                    .formatted(secrets.size() == 1 ? "" : "s", quoted(ids)));
    return ids.contains(label)
        ? problem
        : problem.withHint(
            "It was encrypted under the id '%s': give that password with --vault-id %s@FILE."
                .formatted(label, label));
  }

  private static String quoted(List<String> ids) {
    return String.join(", ", ids.stream().map("'%s'"::formatted).toList());
  }

  private static Span header(String text, Positions positions) {
    int end = text.indexOf('\n');
    String line = end < 0 ? text : text.substring(0, end);
    return positions.span(0, line.stripTrailing().length());
  }
}
