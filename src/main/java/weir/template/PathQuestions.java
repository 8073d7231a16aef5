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

  /** Whether both paths lead to the same file; a path that leads to none fails. */
  default boolean same(String one, String other) {
    return is("exists", one) && one.equals(other);
  }
}
