/**
 * Where text came from and what is wrong with it: files, spans, diagnostics and their one renderer.
 *
 * <p>Uses nothing; everything may use it.
 */
@org.jspecify.annotations.NullMarked
package weir.source;
