/**
 * The filters and tests of Jinja and Ansible, a family a class. A family is a set of names and one
 * switch, so a filter nobody uses costs nothing at the start.
 *
 * <p>Uses {@code template.value}, {@code template.json}, {@code template.jmespath}, {@code
 * template.regex}, {@code yaml} and {@code source}.
 */
@org.jspecify.annotations.NullMarked
package weir.template.filter;
