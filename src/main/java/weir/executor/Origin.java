package weir.executor;

import java.util.Map;
import weir.become.Identity;

/** Who asks and in which environment; the same question from another origin is another one. */
record Origin(Identity identity, Map<String, String> environment) {

  /** Keeps a copy. */
  Origin {
    environment = Map.copyOf(environment);
  }
}
