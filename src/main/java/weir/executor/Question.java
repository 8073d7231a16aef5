package weir.executor;

import weir.module.Probe;

/** A probe from an origin. */
record Question(Origin origin, Probe probe) {}
