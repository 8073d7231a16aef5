/**
 * The text of a template to a sealed tree: lexer and parser. Every node knows its offsets in the
 * text.
 *
 * <p>Uses {@code template.value} for constants.
 */
@org.jspecify.annotations.NullMarked
package weir.template.syntax;
