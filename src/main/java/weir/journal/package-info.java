/**
 * What a run leaves on a host so that there is a way back: the lease that keeps other runs out, the
 * journal of what each step replaced, the outcome of the last step for a lost connection, handlers
 * that have not run, and the dead man's switch. All of it lies in {@code /var/lib/weir} (of root)
 * or {@code ~/.local/state/weir}, with mode 0700.
 *
 * <p>Uses {@code module}, {@code connection}.
 */
@org.jspecify.annotations.NullMarked
package weir.journal;
