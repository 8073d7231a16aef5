package weir.playbook;

import weir.source.Span;

/** What a list of tasks holds. */
public sealed interface Entry permits Task, Block {

  /** Its keywords, those handed down included. */
  Keywords keywords();

  /** Where it stands. */
  Span span();
}
