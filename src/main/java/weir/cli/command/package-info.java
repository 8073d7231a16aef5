/**
 * What a command of {@code weir} is, and how it says which options it takes. Uses nothing of Weir.
 */
@org.jspecify.annotations.NullMarked
package weir.cli.command;
