/**
 * The values a template works on, and what Python would do with them: truth, comparison,
 * arithmetic, text forms, slices, and the methods of strings, lists and dicts.
 *
 * <p>A value is one of: {@code null} (None), {@link Boolean}, {@link Long}, {@link
 * java.math.BigInteger} (only beyond the range of long), {@link Double}, {@link String}, {@link
 * java.util.List} (list), {@link weir.template.value.Tuple}, {@link java.util.Map} (dict), {@link
 * weir.template.value.Undefined}, {@link weir.template.value.Function}, {@link
 * weir.template.value.Attributed} (namespaces, loops, imported templates) and the dates {@link
 * java.time.LocalDate}, {@link java.time.LocalDateTime}, {@link java.time.ZonedDateTime}, {@link
 * java.time.Duration}.
 *
 * <p>Uses {@code source}.
 */
@org.jspecify.annotations.NullMarked
package weir.template.value;
