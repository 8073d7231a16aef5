package weir.modules;

/** Paths of a host, as text. */
final class Paths {
  private Paths() {}

  /** Without slashes at its end, unless it is the root. */
  static String trimmed(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** The last part. */
  static String name(String path) {
    String trimmed = trimmed(path);
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** What holds it: "." for a bare name. */
  static String directory(String path) {
    String trimmed = trimmed(path);
    int slash = trimmed.lastIndexOf('/');
    return slash < 0 ? "." : slash == 0 ? "/" : trimmed.substring(0, slash);
  }

  /** The second below the first, unless it stands for itself. */
  static String join(String directory, String name) {
    if (name.startsWith("/") || name.startsWith("~") || directory.equals(".")) {
      return name;
    }
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }
}
