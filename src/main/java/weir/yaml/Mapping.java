package weir.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.source.Span;

/** Keys and values, in the order written; of two equal keys only the last is kept. */
public record Mapping(List<Entry> entries, Span span) implements Node {

  /** Keeps a copy of the entries. */
  public Mapping {
    entries = List.copyOf(entries);
  }

  /** One key and its value. */
  public record Entry(Scalar key, Node value) {

    /** The key as text. */
    public String name() {
      return key.text();
    }
  }

  /** The entry of this key, or null. */
  public @Nullable Entry entry(String name) {
    for (Entry entry : entries) {
      if (entry.name().equals(name)) {
        return entry;
      }
    }
    return null;
  }

  /** The value of this key, or null when the key is missing. */
  public @Nullable Node get(String name) {
    Entry entry = entry(name);
    return entry == null ? null : entry.value();
  }

  @Override
  public String kind() {
    return "a mapping";
  }
}
