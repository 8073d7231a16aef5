package weir.module;

/**
 * A POSIX sh script that comes with Weir. It gets its values as positional parameters or on stdin;
 * nothing is ever spliced into its text.
 *
 * @param name its resource, below {@code weir/}
 */
public record Script(String name, String text) {

  /** The script of this resource, for example {@code module/stat.sh}. */
  public static Script of(String name) {
    return new Script(name, PackageText.of(name));
  }

  /** The same with the functions of another before it. */
  public static Script of(String functions, String name) {
    return new Script(name, PackageText.of(functions) + PackageText.of(name));
  }

  @Override
  public String toString() {
    return name;
  }
}
