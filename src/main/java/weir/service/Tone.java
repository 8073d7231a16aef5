package weir.service;

/** How something is, for its colour. */
public enum Tone {
  /** As it should be. */
  GOOD,
  /** On its way, or worth a look. */
  BUSY,
  /** Not as it should be. */
  BAD,
  /** Cannot be told. */
  LOST,
  /** Of no weight. */
  FAINT,
  /** Neither. */
  PLAIN;

  /** Of a line of a unified diff. */
  static Tone ofDifference(String line) {
    return line.startsWith("+") ? GOOD : line.startsWith("-") ? BAD : PLAIN;
  }
}
