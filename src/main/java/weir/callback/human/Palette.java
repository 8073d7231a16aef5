package weir.callback.human;

/** Ansible's colours, or none. */
public enum Palette {
  /** For a terminal. */
  COLOR,
  /** For files and pipes. */
  PLAIN;

  String ok(String text) {
    return paint("0;32", text);
  }

  String changed(String text) {
    return paint("0;33", text);
  }

  String skipped(String text) {
    return paint("0;36", text);
  }

  String bad(String text) {
    return paint("0;31", text);
  }

  String unreachable(String text) {
    return paint("1;31", text);
  }

  String warning(String text) {
    return paint("1;35", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : "\u001b[%sm%s\u001b[0m".formatted(code, text);
  }
}
