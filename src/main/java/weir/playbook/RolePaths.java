package weir.playbook;

import java.nio.file.Path;
import java.util.List;

/**
 * Where roles are, beside those of the playbook.
 *
 * @param roles directories of roles
 * @param collections directories that hold {@code ansible_collections}
 */
public record RolePaths(List<Path> roles, List<Path> collections) {

  /** Nowhere else. */
  public static final RolePaths NONE = new RolePaths(List.of(), List.of());
}
