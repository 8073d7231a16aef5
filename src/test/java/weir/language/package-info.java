/**
 * Every word of Ansible's language beside Weir's: what it is told about each that Weir lacks stands
 * in {@code src/test/resources/weir/language}, and nothing is left out.
 */
@org.jspecify.annotations.NullMarked
package weir.language;
