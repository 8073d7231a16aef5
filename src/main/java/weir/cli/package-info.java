/** The command line: picocli commands, exit codes, the composition root. */
@org.jspecify.annotations.NullMarked
package weir.cli;
