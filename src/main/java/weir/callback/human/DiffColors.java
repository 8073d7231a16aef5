package weir.callback.human;

/** Colours of a diff's lines. */
final class DiffColors {
  private DiffColors() {}

  static String paint(Palette palette, String line) {
    return switch (line.charAt(0)) {
      case '+' -> palette.ok(line);
      case '-' -> palette.bad(line);
      case '@' -> palette.skipped(line);
      default -> line;
    };
  }
}
