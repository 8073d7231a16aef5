package weir.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where Ansible looks for the files of the control machine that a task names. */
public final class FilePlaces {
  private FilePlaces() {}

  /**
   * Every place where a file of a relative name may be, the first choice first.
   *
   * @param folder {@code files}, {@code templates} or {@code vars}
   * @param role that the task is in
   * @param directory of the file that the task stands in
   */
  public static List<Path> of(
      String name, String folder, @Nullable Role role, Path directory, Playbook.Place place) {
    Set<Path> bases = new LinkedHashSet<>();
    for (Role each = role; each != null; each = each.parent()) {
      bases.add(each.path());
      bases.add(each.path().resolve("tasks"));
    }
    bases.add(directory);
    bases.add(place.directory());
    List<Path> places = new ArrayList<>();
    for (Path base : bases) {
      places.add(base.resolve(folder).resolve(name));
      places.add(base.resolve(name));
    }
    return places;
  }
}
