package weir.vars;

import java.util.Map;
import weir.playbook.Play;
import weir.template.Variables;

/** Reads a play's {@code vars_files}, whose names may depend on the host. */
@FunctionalInterface
public interface VarsFileReader {

  /** The variables of all files together, later ones over earlier ones. */
  Map<String, Object> read(Play play, Variables variables);
}
