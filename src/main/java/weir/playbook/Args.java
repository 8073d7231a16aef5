package weir.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task hands to its module.
 *
 * @param named values by parameter
 * @param freeForm the text behind the module's name, where the module takes one: a String or a
 *     Template
 * @param mappings templates of mappings with more values by parameter, which give way to the named
 *     ones; of these the later win
 */
public record Args(Map<String, Object> named, @Nullable Object freeForm, List<Object> mappings) {

  /** Nothing. */
  public static final Args NONE = new Args(Map.of(), null);

  /** Keeps an unmodifiable copy. */
  public Args {
    named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    mappings = List.copyOf(mappings);
  }

  /** All that is written out. */
  public Args(Map<String, Object> named, @Nullable Object freeForm) {
    this(named, freeForm, List.of());
  }
}
