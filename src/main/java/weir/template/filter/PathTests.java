package weir.template.filter;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;

/** Tests of paths on the controller. */
final class PathTests {
  static final Set<String> NAMES =
      Set.of(
          "abs",
          "is_abs",
          "exists",
          "file",
          "is_file",
          "directory",
          "is_dir",
          "link",
          "is_link",
          "link_exists",
          "mount",
          "is_mount",
          "same_file",
          "is_same_file");

  private PathTests() {}

  static boolean apply(String name, @Nullable Object value, Arguments a, FilterContext context) {
    String path = TextInput.path(value);
    if (path.isEmpty()) {
      return false;
    }
    if (name.endsWith("same_file")) {
      return context.sameFile(path, TextInput.path(a.require(0, "_path2")));
    }
    String kind = name.startsWith("is_") ? name.substring(3) : name;
    return kind.equals("abs")
        ? path.startsWith("/")
        : context.pathIs(kind.equals("dir") ? "directory" : kind, path);
  }
}
