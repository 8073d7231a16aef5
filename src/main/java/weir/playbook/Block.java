package weir.playbook;

import java.util.List;
import weir.source.Span;

/** Entries that belong together, what to do when one fails, and what to do in any case. */
public record Block(
    List<Entry> body, List<Entry> rescue, List<Entry> always, Keywords keywords, Span span)
    implements Entry {

  /** Keeps copies. */
  public Block {
    body = List.copyOf(body);
    rescue = List.copyOf(rescue);
    always = List.copyOf(always);
  }

  /** Entries and nothing else. */
  public static Block of(List<Entry> body, Keywords keywords, Span span) {
    return new Block(body, List.of(), List.of(), keywords, span);
  }
}
