package weir.executor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import weir.template.PathQuestions;
import weir.template.value.ValueException;

/** What tests such as {@code is directory} find on the control machine. */
public final class ControllerPaths implements PathQuestions {

  @Override
  public boolean is(String kind, String name) {
    Path path = Path.of(name);
    return switch (kind) {
      case "exists" -> Files.exists(path);
      case "file" -> Files.isRegularFile(path);
      case "directory" -> Files.isDirectory(path);
      case "link" -> Files.isSymbolicLink(path);
      case "link_exists" -> Files.exists(path, LinkOption.NOFOLLOW_LINKS);
      case "mount" -> isMount(path);
      default -> false;
    };
  }

  @Override
  public boolean same(String one, String other) {
    try {
      return Files.isSameFile(Path.of(one).toRealPath(), Path.of(other).toRealPath());
    } catch (IOException e) {
      throw new ValueException(
          "[Errno 2] No such file or directory: '%s'".formatted(e.getMessage()));
    }
  }

  /** A directory on another device than the one it is in, or the root. */
  private static boolean isMount(Path path) {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      Path real = path.toRealPath();
      Path parent = real.getParent();
      return parent == null
          || !Files.getAttribute(real, "unix:dev").equals(Files.getAttribute(parent, "unix:dev"));
    } catch (IOException _) {
      return false;
    }
  }
}
