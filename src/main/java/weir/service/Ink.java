package weir.service;

/** Colours for a terminal, or none. */
public enum Ink {
  /** For a terminal. */
  COLOR,
  /** For files and pipes. */
  PLAIN;

  /** A text in the colour of how things are. */
  public String paint(Tone tone, String text) {
    return switch (tone) {
      case GOOD -> paint("32", text);
      case BUSY -> paint("33", text);
      case BAD -> paint("31", text);
      case LOST -> paint("1;31", text);
      case FAINT -> paint("2", text);
      case PLAIN -> text;
    };
  }

  /** A heading. */
  public String heading(String text) {
    return paint("1", text);
  }

  /** One of a few colours to tell neighbours apart. */
  public String neighbour(int number, String text) {
    int[] codes = {36, 33, 35, 32, 34, 96, 93, 95, 92, 94};
    return paint(Integer.toString(codes[Math.floorMod(number, codes.length)]), text);
  }

  private String paint(String code, String text) {
    return this == PLAIN || text.isBlank() ? text : "\u001b[%sm%s\u001b[0m".formatted(code, text);
  }
}
