/** JSON as Python reads and writes it. Uses {@code template.value}. */
@org.jspecify.annotations.NullMarked
package weir.template.json;
