package weir.service;

import java.io.PrintStream;

/**
 * Where a report goes.
 *
 * @param width columns there is room for
 * @param json true to print nothing but one JSON text at the end
 */
public record Stage(
    PrintStream out, PrintStream err, Ink ink, Progress progress, int width, boolean json) {

  /** A text with blanks up to a width. */
  static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
