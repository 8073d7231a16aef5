package weir.module;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file or a directory of the control machine.
 *
 * @param path absolute when it is a file on disk; a trailing slash of a directory means "its
 *     contents"
 * @param items the file itself under the name "", or everything below the directory, parents first
 */
public record Source(String path, boolean directory, List<Item> items) {

  /** Keeps a copy. */
  public Source {
    items = List.copyOf(items);
  }

  /** One file or directory below the source; a directory has no content. */
  public record Item(String name, @Nullable Content content, int mode) {}

  /** The last part of the path. */
  public String baseName() {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  /** The content, when this is a file. */
  public Content content() {
    Content content = items.isEmpty() ? null : items.getFirst().content();
    if (content == null) {
      throw new ModuleFailure("%s is a directory".formatted(path));
    }
    return content;
  }
}
