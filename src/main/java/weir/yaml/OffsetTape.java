package weir.yaml;

/** Collects, for each unit of a decoded text in turn, the offset in the file it came from. */
final class OffsetTape {
  private final int[] offsets;
  private int size;

  OffsetTape(int length) {
    this.offsets = new int[length + 1];
  }

  void add(int offset) {
    if (size < offsets.length) {
      offsets[size++] = offset;
    }
  }

  /** The offsets, with one more for the end of the text. */
  int[] finish(int end) {
    while (size < offsets.length) {
      offsets[size++] = end;
    }
    return offsets;
  }
}
