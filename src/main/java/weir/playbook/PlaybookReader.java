package weir.playbook;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import weir.module.Catalog;
import weir.source.Diagnostic;
import weir.source.SourceFile;
import weir.source.Span;
import weir.template.TemplateEngine;
import weir.template.TemplateValues;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/** Reads playbooks whole, before any host is touched, and finds all that is wrong with them. */
public final class PlaybookReader {
  private final Catalog catalog;
  private final TemplateEngine engine;
  private final Map<String, Object> extraVars;
  private final RolePaths rolePaths;
  private final UnaryOperator<SourceFile> decrypt;

  /**
   * A reader.
   *
   * @param extraVars what names of imports may use
   * @param rolePaths where roles are, beside those of the playbook
   * @param decrypt turns a vault file into what it holds
   */
  public PlaybookReader(
      Catalog catalog,
      TemplateEngine engine,
      Map<String, Object> extraVars,
      RolePaths rolePaths,
      UnaryOperator<SourceFile> decrypt) {
    this.catalog = catalog;
    this.engine = engine;
    this.extraVars = extraVars;
    this.rolePaths = rolePaths;
    this.decrypt = decrypt;
  }

  /** What was read, and what is wrong with it. */
  public record Result(Playbook playbook, List<Diagnostic> problems) {}

  /** The playbook of a file. */
  public Result read(Path file) {
    List<Diagnostic> problems = new ArrayList<>();
    Reading reading = reading(place(file), problems);
    List<Play> plays = plays(reading, file, Keywords.NONE, null, 0);
    problems.addAll(reading.missing().found());
    problems.addAll(reading.lacking().found());
    return new Result(new Playbook(place(file), plays), problems);
  }

  /**
   * The playbook of a tree that no file holds.
   *
   * @param place what its paths start from
   */
  public Result read(Playbook.Place place, Node root) {
    List<Diagnostic> problems = new ArrayList<>();
    Reading reading = reading(place, problems);
    List<Play> plays = plays(reading, root, Keywords.NONE, 0);
    problems.addAll(reading.missing().found());
    problems.addAll(reading.lacking().found());
    return new Result(new Playbook(place, plays), problems);
  }

  /** A reader of what a play includes while it runs. */
  public IncludeReader includes(Playbook.Place place) {
    return new IncludeReader(reading(place, new ArrayList<>()));
  }

  private Reading reading(Playbook.Place place, List<Diagnostic> problems) {
    return new Reading(
        catalog,
        engine,
        extraVars,
        rolePaths,
        decrypt,
        place,
        problems,
        new MissingFiles(),
        new LackingModules());
  }

  private static Playbook.Place place(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return new Playbook.Place(file, parent == null ? Path.of("/") : parent);
  }

  private List<Play> plays(
      Reading reading, Path file, Keywords outer, @Nullable Span wantedBy, int depth) {
    int before = reading.errors();
    Node root = reading.file(file, wantedBy);
    if (root != null) {
      return plays(reading, root, outer, depth);
    }
    if (reading.errors() == before) {
      reading.problem(
          Diagnostic.error("%s holds no plays".formatted(Reading.shown(file)), wantedBy)
              .withHint("Start each play with '- hosts: ...'."));
    }
    return List.of();
  }

  private List<Play> plays(Reading reading, Node root, Keywords outer, int depth) {
    List<Play> plays = new ArrayList<>();
    if (!(root instanceof Sequence sequence)) {
      reading.problem(
          Diagnostic.error("a playbook is a list of plays, not " + root.kind(), root.span())
              .withHint("Start each play with '- hosts: ...'."));
      return plays;
    }
    for (Node item : sequence.items()) {
      if (!(item instanceof Mapping mapping)) {
        reading.problem(
            Diagnostic.error("a play is a mapping, not " + item.kind(), item.span())
                .withHint("Start each play with '- hosts: ...'."));
      } else if (imported(mapping) != null) {
        plays.addAll(imports(reading, mapping, outer, depth));
      } else {
        Play play = new PlayReader(reading).read(mapping, outer);
        Notifications.check(play, reading);
        plays.add(play);
      }
    }
    return plays;
  }

  private static Mapping.@Nullable Entry imported(Mapping mapping) {
    for (Mapping.Entry entry : mapping.entries()) {
      if (Directive.of(entry.name()) == Directive.IMPORT_PLAYBOOK) {
        return entry;
      }
    }
    return null;
  }

  private List<Play> imports(Reading reading, Mapping mapping, Keywords outer, int depth) {
    Mapping.Entry entry = imported(mapping);
    if (entry == null || !(entry.value() instanceof Scalar name)) {
      reading.error("'import_playbook' takes the name of a file", mapping.span());
      return List.of();
    }
    if (depth > 30) {
      reading.error("playbooks import each other in a circle", entry.key().span());
      return List.of();
    }
    ImportedPlays imported = ImportedPlays.of(mapping, entry, name, reading);
    Keywords own = outer.inner(imported.keywords());
    Object value = TemplateValues.of(imported.file());
    String text =
        value != null && TaskReader.isTemplate(value)
            ? reading.staticText(value, Map.of(), own, name.span())
            : imported.file().text();
    if (text == null) {
      return List.of();
    }
    Path file = reading.place().directory().resolve(text).normalize();
    Reading inside = reading.in(place(file));
    List<Play> plays = new ArrayList<>();
    for (Play play : plays(inside, file, own.without(Keyword.VARS), name.span(), depth + 1)) {
      plays.add(PlayVars.over(play, TaskReader.vars(own)));
    }
    return plays;
  }
}
