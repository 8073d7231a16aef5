package weir.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task hands to its module.
 *
 * @param named values by parameter
 * @param freeForm the text behind the module's name, where the module takes one: a String or a
 *     Template
 */
public record Args(Map<String, Object> named, @Nullable Object freeForm) {

  /** Nothing. */
  public static final Args NONE = new Args(Map.of(), null);

  /** Keeps an unmodifiable copy. */
  public Args {
    named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
  }
}
