package weir.executor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;
import weir.playbook.Condition;
import weir.playbook.Keyword;
import weir.playbook.Keywords;
import weir.playbook.Loop;
import weir.playbook.Vars;
import weir.template.TemplateEngine;
import weir.template.Variables;

/**
 * How a loop names its variables and shows its items.
 *
 * @param label a template for what is shown of an item, null for the item itself
 * @param pauseSeconds between two items
 * @param allItems whether what is known of a loop includes its items
 * @param breakWhen the loop ends with the item after which all of these hold
 */
record LoopControl(
    String loopVar,
    @Nullable String indexVar,
    @Nullable Object label,
    double pauseSeconds,
    boolean extended,
    boolean allItems,
    List<Condition> breakWhen) {

  /** As a task says it, or as it is when it does not. */
  static LoopControl of(Keywords keywords, TemplateEngine engine, Variables variables) {
    Object given = keywords.get(Keyword.LOOP_CONTROL);
    Map<String, Object> map = given instanceof Map<?, ?> ? Vars.of(given) : Map.of();
    Object index = map.get("index_var");
    Object pause = map.get("pause");
    return new LoopControl(
        engine.text(map.getOrDefault("loop_var", "item"), variables),
        index == null ? null : engine.text(index, variables),
        map.get("label"),
        pause == null ? 0 : Double.parseDouble(engine.text(pause, variables)),
        Truth.of(engine.evaluate(map.get("extended"), variables)),
        Truth.of(engine.evaluate(map.getOrDefault("extended_allitems", true), variables)),
        map.get("break_when") instanceof List<?> conditions
            ? conditions.stream().map(Condition.class::cast).toList()
            : List.of());
  }

  /** The variables an item adds. */
  Map<String, @Nullable Object> variables(List<@Nullable Object> items, int index) {
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    own.put(loopVar, items.get(index));
    own.put("ansible_loop_var", loopVar);
    if (indexVar != null) {
      own.put(indexVar, (long) index);
      own.put("ansible_index_var", indexVar);
    }
    if (extended) {
      own.put("ansible_loop", extended(items, index));
    }
    return own;
  }

  private Map<@Nullable Object, @Nullable Object> extended(
      List<@Nullable Object> items, int index) {
    Map<@Nullable Object, @Nullable Object> loop = new LinkedHashMap<>();
    if (allItems) {
      loop.put("allitems", items);
    }
    loop.put("index", index + 1L);
    loop.put("index0", (long) index);
    loop.put("first", index == 0);
    loop.put("last", index == items.size() - 1);
    loop.put("length", (long) items.size());
    loop.put("revindex", (long) items.size() - index);
    loop.put("revindex0", items.size() - index - 1L);
    if (index > 0) {
      loop.put("previtem", items.get(index - 1));
    }
    if (index + 1 < items.size()) {
      loop.put("nextitem", items.get(index + 1));
    }
    return loop;
  }

  /** The items of a loop. */
  static List<@Nullable Object> items(Loop loop, TemplateEngine engine, Variables variables) {
    if (loop.lookup() != null) {
      return lists(
          engine.lookup(
              loop.lookup(),
              terms(loop.lookup(), engine.evaluate(loop.terms(), variables)),
              Map.of(),
              variables));
    }
    Object value = engine.evaluate(loop.terms(), variables);
    if (value instanceof List<?> list) {
      return lists(list);
    }
    throw new ModuleFailure(
        ("Invalid data passed to 'loop', it requires a list, got this instead: %s. Hint: If you"
                + " passed a list/dict of just one element, try adding wantlist=True to your lookup"
                + " invocation or use q/query instead of lookup.")
            .formatted(engine.text(value, variables)));
  }

  private static List<@Nullable Object> lists(List<?> items) {
    List<@Nullable Object> lists = new ArrayList<>();
    items.forEach(item -> lists.add(Tuples.toLists(item)));
    return lists;
  }

  private static List<@Nullable Object> terms(String lookup, @Nullable Object value) {
    List<@Nullable Object> terms = new ArrayList<>();
    if (value instanceof List<?> list && !lookup.equals("dict")) {
      terms.addAll(list);
    } else {
      terms.add(value);
    }
    return terms;
  }
}
