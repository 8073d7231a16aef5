package weir.module;

import java.util.Map;

/** A task cannot be done; becomes its {@code msg}, beside other values of the result. */
public class ModuleFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Map<String, Object> values;

  /** With a message alone. */
  public ModuleFailure(String message) {
    this(message, Map.of());
  }

  /** With further values of the result. */
  public ModuleFailure(String message, Map<String, Object> values) {
    super(message);
    this.values = Map.copyOf(values);
  }

  /** Further values of the result. */
  public Map<String, Object> values() {
    return values;
  }
}
