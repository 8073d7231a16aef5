package weir.callback;

import org.jspecify.annotations.Nullable;
import weir.source.Span;

/**
 * What listeners know of a task.
 *
 * @param name as banners show it: "role : name", or the module's name for a nameless task
 * @param module the module's name as the task wrote it
 * @param span where the task stands, if it stands anywhere
 * @param handler true when it runs as a handler
 * @param showResult true for those whose result is the point: {@code debug}, {@code assert}
 * @param checkMode true when it only forecasts
 */
public record TaskInfo(
    String name,
    String module,
    @Nullable Span span,
    boolean handler,
    boolean showResult,
    boolean checkMode) {}
