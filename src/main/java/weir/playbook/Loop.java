package weir.playbook;

import org.jspecify.annotations.Nullable;

/**
 * What a task repeats over.
 *
 * @param lookup the lookup behind {@code with_NAME}, null for {@code loop}
 * @param terms a list, or a template that gives one; null when nothing stands there
 */
public record Loop(@Nullable String lookup, @Nullable Object terms) {}
