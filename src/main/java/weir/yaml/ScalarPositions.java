package weir.yaml;

import org.jspecify.annotations.Nullable;
import weir.source.Positions;
import weir.source.SourceFile;
import weir.source.Span;

/** Leads back from the decoded text of one scalar by decoding it again, the first time asked. */
final class ScalarPositions implements Positions {
  private final SourceFile file;
  private final int start;
  private final int end;
  private final String decoded;
  private volatile int @Nullable [] offsets;

  /** The scalar's own text in the file, quotes or block header included. */
  ScalarPositions(SourceFile file, int start, int end, String decoded) {
    this.file = file;
    this.start = start;
    this.end = end;
    this.decoded = decoded;
  }

  @Override
  public Span span(int from, int to) {
    int[] known = offsets;
    if (known == null) {
      known = replay();
      offsets = known;
    }
    int last = known.length - 1;
    int first = known[Math.clamp(from, 0, last)];
    return file.span(first, Math.max(first, known[Math.clamp(to, 0, last)]));
  }

  private int[] replay() {
    OffsetTape tape = new OffsetTape(decoded.length());
    switch (start < end ? file.text().charAt(start) : ' ') {
      case '|' -> new BlockReplay(file.text(), start, end, decoded, false).into(tape);
      case '>' -> new BlockReplay(file.text(), start, end, decoded, true).into(tape);
      default -> new FlowReplay(file.text(), start, end).into(tape);
    }
    return tape.finish(end);
  }
}
