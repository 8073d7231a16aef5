/**
 * The same plays by Ansible and by Weir, side by side: exit codes, every line of output and what is
 * on disk afterwards have to agree.
 */
@org.jspecify.annotations.NullMarked
package weir.differential;
