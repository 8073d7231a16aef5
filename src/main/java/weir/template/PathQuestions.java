package weir.template;

/** What tests such as {@code is directory} want to know of paths on the controller. */
@FunctionalInterface
public interface PathQuestions {
  /** Knows of no path. */
  PathQuestions NONE = (kind, path) -> false;

  /**
   * Whether the path is of a kind: {@code exists}, {@code file}, {@code directory}, {@code link},
   * {@code link_exists}, {@code mount}.
   */
  boolean is(String kind, String path);
}
