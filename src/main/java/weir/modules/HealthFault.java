package weir.modules;

/** A step that went wrong: what was last seen, how long and how often it was tried. */
record HealthFault(HealthStep step, String what, JournalTail journal) {
  static final HealthFault NONE = new HealthFault(HealthStep.UNIT, "", JournalTail.NONE);

  boolean none() {
    return what.isEmpty();
  }

  String message() {
    return journal.below(
        "step %d of %d (%s): %s"
            .formatted(step.number, HealthStep.values().length, step.title, what));
  }
}
