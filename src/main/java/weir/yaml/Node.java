package weir.yaml;

import weir.source.Span;

/** A piece of a YAML document. Anchors, aliases and merge keys are resolved already. */
public sealed interface Node permits Scalar, Sequence, Mapping {

  /** Where it stands. */
  Span span();

  /** The word for this kind of node in messages: "a string", "a list", "a mapping" and so on. */
  String kind();
}
