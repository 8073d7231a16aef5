/**
 * What the user has set outside the command line: {@code ansible.cfg} and the {@code ANSIBLE_*}
 * variables of the environment.
 *
 * <p>Uses {@code source}, {@code vars}, {@code connection}.
 */
@org.jspecify.annotations.NullMarked
package weir.cli.settings;
