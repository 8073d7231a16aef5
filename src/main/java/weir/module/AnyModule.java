package weir.module;

import java.util.List;

/**
 * What tasks can name.
 *
 * @param <P> the parameters: a record whose components carry {@link Param}
 */
public sealed interface AnyModule<P extends Record> permits Module, ControllerModule {

  /**
   * The names a task may use. Those without a dot are Ansible's and are found with {@code
   * ansible.builtin.} and {@code ansible.legacy.} in front, too.
   */
  List<String> names();

  /** The parameters' type. */
  Class<P> params();
}
