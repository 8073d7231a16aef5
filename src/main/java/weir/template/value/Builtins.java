package weir.template.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions of Python that Jinja makes global. */
public final class Builtins {
  private Builtins() {}

  /** {@code dict(...)}. */
  public static Map<@Nullable Object, @Nullable Object> dict(Arguments a) {
    Map<@Nullable Object, @Nullable Object> made = new LinkedHashMap<>();
    DictMethods.update(made, a);
    return made;
  }

  /** {@code range(...)}. */
  public static View range(Arguments a) {
    if (!a.named().isEmpty()) {
      throw new ValueException("range() takes no keyword arguments");
    }
    if (a.size() > 3) {
      throw new ValueException("range expected at most 3 arguments, got " + a.size());
    }
    if (a.size() == 0) {
      throw new ValueException("range expected at least 1 argument, got 0");
    }
    long start = a.size() == 1 ? 0 : Numbers.index(a.all().get(0));
    long stop = Numbers.index(a.all().get(a.size() == 1 ? 0 : 1));
    long step = a.size() > 2 ? Numbers.index(a.all().get(2)) : 1;
    if (step == 0) {
      throw new ValueException("range() arg 3 must not be zero");
    }
    long distance = step > 0 ? stop - start : start - stop;
    long stride = Math.abs(step);
    int count = distance <= 0 ? 0 : Sizes.items((distance - 1) / stride + 1);
    List<@Nullable Object> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(start + i * step);
    }
    return View.range(start, stop, step, all);
  }

  /** The pairs of a dict, as tuples. */
  public static List<@Nullable Object> items(Map<?, ?> dict) {
    return DictMethods.items(dict);
  }

  /** A method of a string. */
  public static @Nullable Object method(String text, String name, Arguments a) {
    return StringMethods.call(text, name, a);
  }
}
