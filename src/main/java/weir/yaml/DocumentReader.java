package weir.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.source.Span;

/** Builds the node trees of one file from the parser's events. */
final class DocumentReader {
  private static final int DEEPEST = 200;
  private static final long MOST_NODES = 5_000_000;

  private final SourceFile file;
  private final Consumer<Diagnostic> warnings;
  private final MarkOffsets offsets;
  private final ParserImpl parser;
  private final List<Diagnostic> errors = new ArrayList<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private long nodes;
  private int depth;
  private int unsafe;

  /** A node under an anchor, null while it is being read, and how many nodes it holds. */
  private record Anchored(@Nullable Node node, long weight) {}

  private DocumentReader(SourceFile file, String text, Consumer<Diagnostic> warnings) {
    this.file = file;
    this.warnings = warnings;
    this.offsets = new MarkOffsets(file.text());
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    this.parser = new ParserImpl(new StreamReader(text), options);
  }

  /** All documents of the file. */
  static List<Node> read(SourceFile file, Consumer<Diagnostic> warnings) {
    MarkOffsets offsets = new MarkOffsets(file.text());
    StringBuilder text = new StringBuilder(file.text());
    while (true) {
      List<Diagnostic> found = new ArrayList<>();
      try {
        List<Node> documents = new DocumentReader(file, text.toString(), found::add).documents();
        found.forEach(warnings);
        return documents;
      } catch (MarkedYAMLException problem) {
        int tab = problem.getProblemMark() == null ? 0 : offsets.of(problem.getProblemMark());
        if (!isHarmlessTab(text, tab)) {
          throw new DiagnosticException(new SyntaxProblem(file, offsets).explain(problem));
        }
        text.setCharAt(tab, ' ');
      } catch (ReaderException problem) {
        throw new DiagnosticException(new SyntaxProblem(file, offsets).explain(problem));
      }
    }
  }

  /** Ansible's parser takes a tab between tokens for a space, unlike ours. */
  private static boolean isHarmlessTab(StringBuilder text, int at) {
    if (at >= text.length() || text.charAt(at) != '\t') {
      return false;
    }
    int lineStart = text.lastIndexOf("\n", at) + 1;
    int lineEnd = text.indexOf("\n", at) < 0 ? text.length() : text.indexOf("\n", at);
    return !text.substring(lineStart, at).isBlank() || text.substring(at, lineEnd).isBlank();
  }

  private List<Node> documents() {
    List<Node> documents = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.StreamEnd)) {
      if (parser.getEvent().is(Event.ID.DocumentStart)) {
        anchors.clear();
        documents.add(node());
      }
    }
    if (!errors.isEmpty()) {
      throw new DiagnosticException(errors);
    }
    return documents;
  }

  private Node node() {
    Event event = parser.getEvent();
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    if (++nodes > MOST_NODES) {
      throw new DiagnosticException(tooMany(span(event)));
    }
    long before = nodes;
    String anchor = ((NodeEvent) event).getAnchor();
    if (anchor != null) {
      anchors.put(anchor, new Anchored(null, 0));
    }
    Node node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent start -> sequence(start);
          case MappingStartEvent start -> mapping(start);
          default ->
              throw new IllegalStateException(
                  "Unknown event " + event + ". This is a bug in Weir.");
        };
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node, nodes - before + 1));
    }
    return node;
  }

  private Node alias(AliasEvent event) {
    Span span = span(event);
    Anchored anchored = anchors.get(event.getAnchor());
    if (anchored == null) {
      errors.add(TagsAndAnchors.unknownAlias(event.getAnchor(), anchors.keySet(), span));
      return nothing(span);
    }
    if (anchored.node() == null) {
      errors.add(
          Diagnostic.error("'*%s' stands inside its own anchor".formatted(event.getAnchor()), span)
              .withDetail("A value cannot hold itself."));
      return nothing(span);
    }
    nodes += anchored.weight();
    if (nodes > MOST_NODES) {
      throw new DiagnosticException(tooMany(span));
    }
    return anchored.node();
  }

  private Node scalar(ScalarEvent event) {
    int end = offsets.of(event.getEndMark());
    int start = offsets.of(event.getStartMark());
    if (event.getTag() != null || event.getAnchor() != null) {
      start = TagsAndAnchors.skip(file.text(), start, end);
    }
    if (event.isLiteral() || event.isFolded()) {
      end = trimEnd(start, end);
    }
    Span span = file.span(start, end);
    String text = event.getValue();
    Scalar.Tag tag = unsafe > 0 ? Scalar.Tag.UNSAFE : Scalar.Tag.NONE;
    Object value;
    if (event.getTag() == null) {
      value = event.isPlain() ? PlainValue.of(text) : text;
    } else {
      value = TagsAndAnchors.value(event.getTag(), text, span, errors);
      tag =
          switch (event.getTag()) {
            case "!unsafe" -> Scalar.Tag.UNSAFE;
            case "!vault", "!vault-encrypted" -> Scalar.Tag.VAULT;
            default -> tag;
          };
    }
    return new Scalar(text, value, tag, span, new ScalarPositions(file, start, end, text));
  }

  private int trimEnd(int start, int end) {
    int last = end;
    while (last > start + 1 && Character.isWhitespace(file.text().charAt(last - 1))) {
      last--;
    }
    return last;
  }

  private Node sequence(SequenceStartEvent start) {
    enter(start, start.getTag());
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node());
    }
    Event end = leave(start.getTag());
    Span last = items.isEmpty() ? span(start) : items.getLast().span();
    return new Sequence(items, span(start, start.isFlow() ? span(end) : last));
  }

  private Node mapping(MappingStartEvent start) {
    enter(start, start.getTag());
    MappingBuilder mapping = new MappingBuilder(warnings, errors);
    Span last = span(start);
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      boolean plain = parser.peekEvent() instanceof ScalarEvent key && key.isPlain();
      Node key = node();
      Node value = node();
      last = value.span();
      mapping.add(key, plain, value);
    }
    Event end = leave(start.getTag());
    return mapping.build(span(start, start.isFlow() ? span(end) : last));
  }

  private void enter(NodeEvent start, @Nullable String tag) {
    if (++depth > DEEPEST) {
      throw new DiagnosticException(
          Diagnostic.error("nested too deeply", span(start))
              .withDetail("More than %d lists and mappings in each other.".formatted(DEEPEST)));
    }
    if (tag != null) {
      TagsAndAnchors.checkOfCollection(tag, span(start), errors);
      unsafe += tag.equals("!unsafe") ? 1 : 0;
    }
  }

  private Event leave(@Nullable String tag) {
    depth--;
    unsafe -= "!unsafe".equals(tag) ? 1 : 0;
    return parser.getEvent();
  }

  private Span span(Event event) {
    return file.span(offsets.of(event.getStartMark()), offsets.of(event.getEndMark()));
  }

  /** An alias may point at a value that stands before the start; such an end is left out. */
  private Span span(Event start, Span end) {
    int from = offsets.of(start.getStartMark());
    int to = Math.max(end.end(), offsets.of(start.getEndMark()));
    return file.span(from, Math.max(from, to));
  }

  private static Scalar nothing(Span span) {
    return new Scalar("", null, Scalar.Tag.NONE, span, (start, end) -> span);
  }

  private static Diagnostic tooMany(Span span) {
    return Diagnostic.error("this file grows too large", span)
        .withDetail(
            "Its aliases repeat each other so often that it would hold more than %,d values."
                .formatted(MOST_NODES));
  }
}
