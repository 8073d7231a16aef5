package weir.playbook;

import weir.source.Span;

/**
 * One expression of {@code when}, {@code until}, {@code changed_when} or {@code failed_when}.
 *
 * @param value a Boolean, or an expression to evaluate
 * @param text as it is written, for {@code false_condition}
 */
public record Condition(Object value, String text, Span span) {}
