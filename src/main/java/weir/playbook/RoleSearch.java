package weir.playbook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds roles: in collections, where the name or {@code collections} says so, then in the
 * directories of roles, then as a path.
 */
record RoleSearch(Reading reading) {
  private static final String COLLECTIONS = "ansible_collections";

  /** Where a role was found, and its whole name. */
  record Found(String name, Path path) {}

  /** The role, or null. */
  @Nullable Found find(RoleUse use) {
    boolean dependency = use.listed() && use.parent() != null;
    return find(use.name(), use.parent(), use.keywords(), dependency);
  }

  /**
   * The role of this name, or null.
   *
   * @param from the role that names it, if a role does
   * @param keywords which hold where it is named
   * @param beside whether roles beside that one count
   */
  @Nullable Found find(String name, @Nullable Role from, Keywords keywords, boolean beside) {
    Found inCollection = inCollections(name, from, keywords);
    if (inCollection != null) {
      return inCollection;
    }
    for (Path directory : directories(beside ? from : null)) {
      Path path = directory.resolve(name);
      if (Files.isDirectory(path)) {
        Path whole = path.toAbsolutePath().normalize();
        return new Found(String.valueOf(whole.getFileName()), whole);
      }
    }
    return null;
  }

  private @Nullable Found inCollections(String name, @Nullable Role from, Keywords keywords) {
    String[] words = name.split("\\.", 3);
    if (words.length == 3) {
      return inCollection(words[0] + "." + words[1], words[2]);
    }
    List<String> collections = new ArrayList<>();
    String own = from == null ? null : collection(from);
    if (own != null) {
      collections.add(own);
    }
    keywords.list(Keyword.COLLECTIONS).forEach(each -> collections.add(String.valueOf(each)));
    for (String collection : collections) {
      Found found = inCollection(collection, name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Found inCollection(String collection, String role) {
    List<Path> roots = new ArrayList<>();
    roots.add(reading.place().directory().resolve("collections"));
    roots.addAll(reading.rolePaths().collections());
    for (Path root : roots) {
      Path above = root.endsWith(COLLECTIONS) ? root : root.resolve(COLLECTIONS);
      Path path =
          above
              .resolve(collection.replace('.', '/'))
              .resolve("roles")
              .resolve(role.replace('.', '/'));
      if (Files.isDirectory(path)) {
        return new Found(collection + "." + role, path.toAbsolutePath().normalize());
      }
    }
    return null;
  }

  /** The collection a role belongs to, or null. */
  private static @Nullable String collection(Role role) {
    String[] words = role.name().split("\\.", 3);
    return words.length == 3 && !role.path().endsWith(role.name())
        ? words[0] + "." + words[1]
        : null;
  }

  private List<Path> directories(@Nullable Role dependent) {
    List<Path> all = new ArrayList<>();
    all.add(reading.place().directory().resolve("roles"));
    all.addAll(reading.rolePaths().roles());
    Path beside = dependent == null ? null : dependent.path().getParent();
    if (beside != null) {
      all.add(beside);
    }
    all.add(reading.place().directory());
    return all;
  }

  /** Where a role was looked for, as a sentence. */
  String lookedIn(RoleUse use) {
    List<Path> places = new ArrayList<>();
    if (use.name().split("\\.", 3).length == 3) {
      places.add(reading.place().directory().resolve("collections"));
      places.addAll(reading.rolePaths().collections());
    }
    places.addAll(directories(use.listed() ? use.parent() : null));
    return "Looked in: "
        + String.join(", ", places.stream().map(RoleSearch::shown).distinct().toList());
  }

  private static String shown(Path path) {
    String shown = Reading.shown(path);
    return shown.isEmpty() ? "." : shown;
  }

  /** The names of the roles there are. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    List<Path> directories = directories(null);
    for (Path directory : directories.subList(0, directories.size() - 1)) {
      String[] children = directory.toFile().list();
      if (children != null) {
        names.addAll(List.of(children));
      }
    }
    return names;
  }
}
