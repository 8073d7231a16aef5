package weir.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a lookup is given.
 *
 * @param terms the arguments by place, evaluated
 * @param options the arguments by name, evaluated
 * @param variables the variables of the template that asks
 * @param engine to evaluate further templates
 */
public record LookupCall(
    List<@Nullable Object> terms,
    Map<String, @Nullable Object> options,
    Variables variables,
    TemplateEngine engine) {}
