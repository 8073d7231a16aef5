/**
 * Jinja2 as Ansible speaks it, with native types. The entry points:
 *
 * <ul>
 *   <li>{@link weir.template.TemplateValues} turns YAML nodes into values in which each string with
 *       template marks is a {@link weir.template.Template}; only those are ever evaluated.
 *   <li>{@link weir.template.TemplateEngine}, built once, shared by threads: {@code evaluate} a
 *       value to its leaves, ask whether a condition {@code holds}, {@code render} a file, {@code
 *       check} a value without evaluating it, run a {@code lookup} for a {@code with_} loop.
 *   <li>{@link weir.template.Variables} is where names are looked up; values in it may hold
 *       templates, which are evaluated when they are used.
 *   <li>{@link weir.template.Lookups} and {@link weir.template.TemplateLoader} are the seams to the
 *       controller: files, commands, the environment.
 *   <li>{@link weir.template.TemplateException} is every failure; {@code isUndefined} tells those
 *       that a task may be forgiven.
 * </ul>
 *
 * <p>Uses {@code source} and {@code yaml}.
 */
@org.jspecify.annotations.NullMarked
package weir.template;
