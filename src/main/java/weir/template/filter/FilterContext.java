package weir.template.filter;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;

/** What filters and tests need of the evaluation they are part of. */
public interface FilterContext {

  /** Applies a filter by name, as {@code map} does. */
  @Nullable Object filter(String name, @Nullable Object input, Arguments arguments);

  /** Asks a test by name, as {@code select} does. */
  boolean test(String name, @Nullable Object input, Arguments arguments);

  /** The results of a lookup of one term. */
  List<@Nullable Object> lookup(String name, String term);

  /** The time. */
  Clock clock();

  /**
   * Whether a path on the controller is of a kind: exists, file, directory, link, link_exists,
   * mount.
   */
  boolean pathIs(String kind, String path);

  /** Whether both paths on the controller lead to the same file, which must exist. */
  boolean sameFile(String one, String other);

  /** When the evaluation must have ended, on the scale of {@link System#nanoTime}. */
  long deadline();
}
