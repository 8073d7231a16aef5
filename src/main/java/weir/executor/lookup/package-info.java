/**
 * The lookups that need the control machine: its files, commands, environment and network. What
 * they give is data; it is never a template again.
 *
 * <p>Uses {@code source}, {@code template}, {@code inventory}, {@code module}, {@code connection}.
 */
@org.jspecify.annotations.NullMarked
package weir.executor.lookup;
