/**
 * What happens in a run, as a closed set of events, and who listens. The renderers live in packages
 * of their own below.
 *
 * <p>Uses {@code source}, {@code module}.
 */
@org.jspecify.annotations.NullMarked
package weir.callback;
