/** Tests of the template engine. */
@org.jspecify.annotations.NullMarked
package weir.template;
