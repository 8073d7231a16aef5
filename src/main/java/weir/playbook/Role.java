package weir.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A role as one use of it sees it.
 *
 * @param name with its collection, if it belongs to one
 * @param params what the use hands over, above nearly everything else
 * @param parent the role that named this one, if a role did
 * @param exported true when the rest of the play sees its defaults and vars, too
 * @param once the same for uses of which a host does only the first; null when it does them all
 */
public record Role(
    String name,
    Path path,
    Map<String, Object> defaults,
    Map<String, Object> vars,
    Map<String, Object> params,
    @Nullable Role parent,
    boolean exported,
    @Nullable String once) {

  /** The name without that of a collection. */
  public String shortName() {
    return String.valueOf(path.getFileName());
  }

  /** The names of the roles that led here, the nearest first. */
  public List<String> parentNames() {
    List<String> names = new ArrayList<>();
    for (Role role = parent; role != null; role = role.parent()) {
      names.add(role.name());
    }
    return names;
  }
}
