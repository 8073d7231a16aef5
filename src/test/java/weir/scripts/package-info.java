/** The shell scripts of the source tree: the launcher, and the rules that all of them keep. */
@org.jspecify.annotations.NullMarked
package weir.scripts;
