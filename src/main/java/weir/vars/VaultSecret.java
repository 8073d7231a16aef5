package weir.vars;

import weir.template.vault.VaultText;

/**
 * One vault password.
 *
 * @param id the label it is known by, {@code default} when it has none
 * @param password never empty, never shown
 */
public record VaultSecret(String id, String password) {
  /** The label of a password given without one. */
  public static final String DEFAULT_ID = VaultText.DEFAULT_LABEL;

  /** Refuses what cannot be a password. */
  public VaultSecret {
    if (password.isEmpty()) {
      throw new IllegalArgumentException("An empty vault password. This is a bug in Weir.");
    }
  }

  @Override
  public String toString() {
    return "VaultSecret[" + id + "]";
  }
}
