package weir.playbook;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Span;

/**
 * One place that asks for a role.
 *
 * @param keywords what its tasks inherit
 * @param exported whether the rest of the play sees its defaults and vars
 */
record RoleUse(
    String name,
    Map<String, Object> params,
    RoleFiles files,
    Keywords keywords,
    @Nullable Role parent,
    boolean exported,
    Span span) {}
