package weir.modules;

import java.util.List;

/** A step that went wrong: what was last seen, how long and how often it was tried. */
record HealthFault(HealthStep step, String what, List<String> journal) {
  static final HealthFault NONE = new HealthFault(HealthStep.UNIT, "", List.of());

  HealthFault {
    journal = journal.stream().map(Redact::tokens).toList();
  }

  boolean none() {
    return what.isEmpty();
  }

  String message() {
    String message =
        "step %d of %d (%s): %s"
            .formatted(step.number, HealthStep.values().length, step.title, what);
    return journal.isEmpty()
        ? message
        : message + "\nLast lines of the journal:\n  " + String.join("\n  ", journal);
  }
}
