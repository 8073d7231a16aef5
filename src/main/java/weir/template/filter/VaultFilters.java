package weir.template.filter;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.template.value.Arguments;
import weir.template.value.Types;
import weir.template.value.ValueException;
import weir.template.vault.VaultKeys;
import weir.template.vault.VaultText;

/** Text encrypted with a password, and back. */
final class VaultFilters {
  static final Set<String> NAMES = Set.of("vault", "unvault");
  private static final int SALT = 32;

  private VaultFilters() {}

  static String apply(String name, @Nullable Object input, Arguments a) {
    boolean encrypts = name.equals("vault");
    String text =
        text(
            input,
            encrypts
                ? "Can only vault strings, instead we got: %s"
                : "Vault should be in the form of a string, instead we got: %s");
    String secret =
        text(
            a.require(0, "secret"), "Secret passed is required to be a string, instead we got: %s");
    if (encrypts) {
      byte[] salt = salt(a.textOrNull(1, "salt"));
      return VaultKeys.of(secret, salt)
          .encrypt(
              text.getBytes(StandardCharsets.UTF_8), a.text(2, "vaultid", "filter_default"), salt)
          .written();
    }
    return text.startsWith(VaultText.MARK) ? opened(text, secret) : text;
  }

  private static String opened(String text, String secret) {
    VaultText vault;
    try {
      vault = VaultText.parse(text, new SourceFile("<unvault>", text)::span);
    } catch (DiagnosticException e) {
      throw new ValueException("Unable to decrypt: " + e.diagnostics().getFirst().summary());
    }
    VaultKeys keys = VaultKeys.of(secret, vault.salt());
    byte[] clear = keys.wrote(vault) ? keys.decrypt(vault) : null;
    if (clear == null) {
      throw new ValueException("Unable to decrypt: the secret does not open this vault");
    }
    return new String(clear, StandardCharsets.UTF_8);
  }

  private static byte[] salt(@Nullable String given) {
    if (given != null && !given.isEmpty()) {
      return given.getBytes(StandardCharsets.UTF_8);
    }
    byte[] salt = new byte[SALT];
    new SecureRandom().nextBytes(salt);
    return salt;
  }

  private static String text(@Nullable Object value, String otherwise) {
    if (value instanceof String text) {
      return text;
    }
    throw new ValueException(otherwise.formatted(Types.name(value)));
  }
}
