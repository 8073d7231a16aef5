/**
 * Python's regular expressions on top of Java's, with a time limit.
 *
 * <p>Uses {@code template.value}.
 */
@org.jspecify.annotations.NullMarked
package weir.template.regex;
