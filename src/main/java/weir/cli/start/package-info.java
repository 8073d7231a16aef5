/**
 * What is done once after a build for a faster start: the program and its libraries become one jar
 * whose every class fits the JVM's AOT cache, and a training run fills that cache.
 */
@org.jspecify.annotations.NullMarked
package weir.cli.start;
