package weir.yaml;

import weir.source.Span;

/** A node tree as text: kinds, values, and where each stands. */
final class TreeText {
  private final StringBuilder out = new StringBuilder();

  String of(Node root) {
    node(root, 0);
    return out.toString();
  }

  private void node(Node node, int depth) {
    switch (node) {
      case Scalar scalar -> {
        Object value = scalar.value();
        String type = value == null ? "" : value.getClass().getSimpleName() + " ";
        String tag = scalar.tag() == Scalar.Tag.NONE ? "" : scalar.tag() + " ";
        String text = String.valueOf(value).replace("\n", "\\n");
        out.append("%s%s%s%s\n".formatted(tag, type, text, place(scalar.span())));
      }
      case Sequence sequence -> {
        out.append("list%s\n".formatted(place(sequence.span())));
        for (Node item : sequence.items()) {
          out.append("  ".repeat(depth)).append("- ");
          node(item, depth + 1);
        }
      }
      case Mapping mapping -> {
        out.append("mapping%s\n".formatted(place(mapping.span())));
        for (Mapping.Entry entry : mapping.entries()) {
          out.append("  ".repeat(depth)).append("? ");
          node(entry.key(), depth + 1);
          out.append("  ".repeat(depth)).append(": ");
          node(entry.value(), depth + 1);
        }
      }
    }
  }

  private static String place(Span span) {
    return "  @%d:%d+%d".formatted(span.line(), span.column(), span.end() - span.start());
  }
}
