package weir.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;

/** Reads roles: their files, and what they depend on. */
final class RoleReader {
  private final Reading reading;
  private final RoleUses uses;

  RoleReader(Reading reading) {
    this.reading = reading;
    this.uses = new RoleUses(reading);
  }

  /** Reads the lists that name roles. */
  RoleUses uses() {
    return uses;
  }

  /**
   * A role and those it depends on.
   *
   * @param roles all of them, those depended on first
   * @param entries their tasks in that order
   * @param handlers their handlers in that order
   */
  record Loaded(List<Role> roles, List<Entry> entries, List<Task> handlers) {}

  /** The role; null when it cannot be found, which is noted. */
  @Nullable Loaded load(RoleUse use, Scope scope) {
    RoleSearch search = new RoleSearch(reading);
    RoleSearch.Found found = search.find(use);
    if (found == null) {
      reading.problem(
          Diagnostic.error("no role '%s'".formatted(use.name()), use.span())
              .withDetail(search.lookedIn(use))
              .withHint(Nearest.question(use.name(), search.names())));
      return null;
    }
    Path path = found.path();
    if (use.parent() != null && depth(use.parent()) > 50) {
      reading.error("roles depend on each other in a circle", use.span());
      return null;
    }
    Mapping meta = meta(path, use);
    Map<String, Object> vars = new LinkedHashMap<>(use.vars());
    vars.putAll(vars(path.resolve("vars"), use.files().vars()));
    Role role =
        new Role(
            found.name(),
            path,
            vars(path.resolve("defaults"), use.files().defaults()),
            vars,
            use.params(),
            use.parent(),
            use.exported(),
            repeats(meta) ? null : use.once());
    uses.warnOfMisspelling(use, role);
    List<Role> roles = new ArrayList<>();
    List<Entry> entries = new ArrayList<>();
    List<Task> handlers = new ArrayList<>();
    for (RoleUse dependency : dependencies(meta, role, use, scope.playVars())) {
      Loaded loaded = load(dependency, scope);
      if (loaded != null) {
        roles.addAll(loaded.roles());
        entries.addAll(loaded.entries());
        handlers.addAll(loaded.handlers());
      }
    }
    roles.add(role);
    Scope inside =
        new Scope(
            role, path.resolve("tasks"), scope.playVars(), false, scope.imports(), scope.certain());
    Keywords keywords = use.keywords();
    TaskReader tasks = new TaskReader(reading);
    Path main = Reading.first(Reading.spellings(path.resolve("tasks"), use.files().tasks()));
    if (main != null) {
      List<Entry> own = new ArrayList<>(tasks.file(main, keywords, inside, use.span()));
      Task validation =
          use.files().validate()
              ? new ArgumentSpecs(reading).task(role, meta, use, keywords)
              : null;
      if (validation != null) {
        own.addFirst(validation);
      }
      entries.add(Block.of(own, keywords, use.span()));
      if (role.once() != null) {
        entries.add(Task.roleComplete(role, use.span()));
      }
    } else if (!use.files().tasks().equals("main")) {
      reading.error(
          "role '%s' has no tasks '%s'".formatted(use.name(), use.files().tasks()), use.span());
    }
    Path handlerFile =
        Reading.first(Reading.spellings(path.resolve("handlers"), use.files().handlers()));
    if (handlerFile != null) {
      Scope around =
          new Scope(role, path.resolve("handlers"), scope.playVars(), true, scope.imports(), false);
      Keywords untagged = keywords.without(Keyword.TAGS);
      Keywords quiet = use.listed() ? untagged : untagged.without(Keyword.WHEN);
      handlers.addAll(flat(tasks.file(handlerFile, quiet, around, use.span())));
    }
    return new Loaded(roles, entries, handlers);
  }

  private @Nullable Mapping meta(Path role, RoleUse use) {
    Path file = Reading.first(Reading.spellings(role.resolve("meta"), "main"));
    return file != null && reading.file(file, use.span()) instanceof Mapping mapping
        ? mapping
        : null;
  }

  private static boolean repeats(@Nullable Mapping meta) {
    return meta != null
        && meta.get("allow_duplicates") instanceof Scalar scalar
        && Boolean.TRUE.equals(scalar.value());
  }

  private List<RoleUse> dependencies(
      @Nullable Mapping meta, Role role, RoleUse use, Map<String, Object> playVars) {
    Node list = meta == null ? null : meta.get("dependencies");
    if (list == null) {
      return List.of();
    }
    return uses.of(list, use.keywords(), role, playVars).stream()
        .map(each -> each.exported(use.exported()))
        .toList();
  }

  private Map<String, Object> vars(Path directory, String name) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Path file : varsFiles(directory, name)) {
      Node root = reading.file(file, null);
      if (root instanceof Mapping mapping) {
        Object value = TemplateValues.of(mapping);
        reading.check(value);
        if (value != null) {
          all.putAll(Vars.of(value));
        }
      } else if (root != null) {
        reading.error("a file of variables is a mapping, not " + root.kind(), root.span());
      }
    }
    return all;
  }

  private static List<Path> varsFiles(Path directory, String name) {
    Path folder = directory.resolve(name);
    if (!Files.isDirectory(folder)) {
      Path file = Reading.first(Reading.spellings(directory, name));
      return file == null ? List.of() : List.of(file);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.(ya?ml|json)|.*/[^.]+"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int depth(Role role) {
    return role.parentNames().size();
  }

  /** Handlers in order, those of blocks among them. */
  static List<Task> flat(List<Entry> entries) {
    List<Task> tasks = new ArrayList<>();
    for (Entry entry : entries) {
      switch (entry) {
        case Task task -> tasks.add(task);
        case Block block -> tasks.addAll(flat(block.body()));
      }
    }
    return tasks;
  }
}
