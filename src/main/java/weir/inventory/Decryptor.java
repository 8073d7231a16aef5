package weir.inventory;

import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;

/** Opens files that are encrypted as a whole with Ansible Vault. */
@FunctionalInterface
public interface Decryptor {

  /** The clear text, under the same name. */
  SourceFile decrypt(SourceFile file);

  /** For runs without a vault password: says so. */
  static Decryptor none() {
    return file -> {
      throw new DiagnosticException(
          Diagnostic.error("this file is encrypted with Ansible Vault", file.span(0, 0))
              .withDetail("No vault password was given, so it cannot be read.")
              .withHint("Give one with --vault-password-file or --ask-vault-pass."));
    };
  }
}
