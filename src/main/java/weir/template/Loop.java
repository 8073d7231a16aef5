package weir.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.template.value.Absent;
import weir.template.value.Arguments;
import weir.template.value.Attributed;
import weir.template.value.Attributes;
import weir.template.value.Comparison;
import weir.template.value.Function;
import weir.template.value.Tuple;
import weir.template.value.Undefined;
import weir.template.value.ValueException;

/** The variable {@code loop} within a {@code for}. */
final class Loop implements Attributed, Function {
  private final List<@Nullable Object> items;
  private final int depth;
  private final @Nullable Function recursion;
  private int index;
  private @Nullable Object lastSeen = Absent.ABSENT;

  Loop(List<@Nullable Object> items, int depth, @Nullable Function recursion) {
    this.items = items;
    this.depth = depth;
    this.recursion = recursion;
  }

  void at(int place) {
    index = place;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "index" -> (long) index + 1;
      case "index0" -> (long) index;
      case "revindex" -> (long) items.size() - index;
      case "revindex0" -> (long) items.size() - index - 1;
      case "first" -> index == 0;
      case "last" -> index == items.size() - 1;
      case "length" -> (long) items.size();
      case "depth" -> (long) depth + 1;
      case "depth0" -> (long) depth;
      case "previtem" ->
          index > 0 ? items.get(index - 1) : Undefined.because("there is no previous item");
      case "nextitem" ->
          index + 1 < items.size()
              ? items.get(index + 1)
              : Undefined.because("there is no next item");
      case "cycle" -> (Function) this::cycle;
      case "changed" -> (Function) this::changed;
      default -> Attributes.missing(this, name);
    };
  }

  private @Nullable Object cycle(Arguments arguments) {
    if (arguments.size() == 0) {
      throw new ValueException("no items for cycling given");
    }
    return arguments.all().get(index % arguments.size());
  }

  private Object changed(Arguments arguments) {
    Tuple seen = new Tuple(arguments.all());
    boolean changed = lastSeen == Absent.ABSENT || !Comparison.equal(lastSeen, seen);
    lastSeen = seen;
    return changed;
  }

  @Override
  public @Nullable Object call(Arguments arguments) {
    if (recursion == null) {
      throw new ValueException(
          "The loop must have the 'recursive' marker to be called recursively.");
    }
    return recursion.call(arguments);
  }

  @Override
  public String text() {
    return "<LoopContext %d/%d>".formatted(index + 1, items.size());
  }
}
