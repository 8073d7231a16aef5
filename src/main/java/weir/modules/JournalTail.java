package weir.modules;

import java.util.List;

/**
 * The last lines of a unit's journal, as a script brought them. What agents and apps write there
 * may hold a token, which is shown to nobody.
 */
record JournalTail(List<String> lines) {
  static final JournalTail NONE = new JournalTail(List.of());

  /** Takes the tokens out. */
  JournalTail {
    lines = lines.stream().map(Redact::tokens).toList();
  }

  static JournalTail of(Report report) {
    return new JournalTail(report.all("journal"));
  }

  /** A message with the lines, if there are any, below it. */
  String below(String message) {
    return lines.isEmpty()
        ? message
        : "%s\nLast lines of its journal:\n  %s".formatted(message, String.join("\n  ", lines));
  }
}
