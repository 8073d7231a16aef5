/**
 * JMESPath, the language of the filter {@code json_query}.
 *
 * <p>Uses {@code template.value} and {@code template.json}.
 */
@org.jspecify.annotations.NullMarked
package weir.template.jmespath;
