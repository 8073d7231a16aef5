/**
 * Playbooks as records: plays, blocks, roles, tasks, handlers; the reader; and the checks that need
 * no host.
 *
 * <p>Uses {@code source}, {@code yaml}, {@code template}, {@code module}.
 */
@org.jspecify.annotations.NullMarked
package weir.playbook;
