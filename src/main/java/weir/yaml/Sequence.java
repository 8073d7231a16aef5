package weir.yaml;

import java.util.List;
import weir.source.Span;

/** A list. */
public record Sequence(List<Node> items, Span span) implements Node {

  /** Keeps a copy of the items. */
  public Sequence {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }
}
