/**
 * The format of Ansible Vault: its text, and the keys that a password gives.
 *
 * <p>Uses {@code source}.
 */
@org.jspecify.annotations.NullMarked
package weir.template.vault;
