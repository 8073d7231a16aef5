package weir.modules;

import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.Probe;

/** A module that changes the text of a file. */
interface EditsFile<P extends Record> extends Module<P, Edit.Seen> {

  /** Which file, and how it is written. */
  Edit edit(P params);

  @Override
  default Probe probe(P params, Facts facts) {
    return edit(params).probe();
  }

  @Override
  default Edit.Seen parse(P params, Answer answer) {
    return edit(params).parse(answer);
  }
}
