package weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.playbook.Play;
import weir.playbook.Playbook;
import weir.playbook.PlaybookReader;
import weir.source.DiagnosticRenderer;
import weir.source.SourceFile;
import weir.source.Span;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/** A playbook of one play that a command makes, as the tree that a file would be read to. */
final class MadePlay {
  private static final Span NOWHERE = new SourceFile("this command", "").span(0, 0);
  private final List<Mapping.Entry> keywords = new ArrayList<>();
  private final List<Node> tasks = new ArrayList<>();

  private MadePlay() {}

  /** A play without tasks, which gathers no facts. */
  static MadePlay of(String name, Node hosts, boolean serial) {
    MadePlay play = new MadePlay();
    play.keyword("name", value(name));
    play.keyword("hosts", hosts);
    play.keyword("gather_facts", value(false));
    if (serial) {
      play.keyword("serial", value(1L));
    }
    return play;
  }

  /** Where such a playbook counts as lying. */
  static Playbook.Place place(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    return new Playbook.Place(absolute.resolve("this command"), absolute);
  }

  /** The same with a variable of the play, taken as it is: nothing in it is a template. */
  MadePlay with(String variable, Object value) {
    keyword("vars", mapping(Map.of(variable, value(value))));
    return this;
  }

  /** The same with one more task. */
  MadePlay task(Scalar module, Node arguments, Map<String, ?> keywords) {
    List<Mapping.Entry> entries = new ArrayList<>();
    entries.add(new Mapping.Entry(module, arguments));
    keywords.forEach((name, value) -> entries.add(new Mapping.Entry(key(name), value(value))));
    tasks.add(new Mapping(entries, module.span()));
    return this;
  }

  /** The same with one more task; in its arguments and keywords texts may be templates. */
  MadePlay task(String name, String module, Map<String, ?> arguments, Map<String, ?> keywords) {
    Map<String, Node> task = new LinkedHashMap<>();
    task.put("name", value(name));
    task.put(module, templates(arguments));
    keywords.forEach((key, value) -> task.put(key, template(value)));
    tasks.add(mapping(task));
    return this;
  }

  /** As if it had been read from a file of the current directory. */
  Playbook read(PlaybookReader reader) {
    PlaybookReader.Result result = reader.read(place(Path.of("")), node());
    if (!result.problems().isEmpty()) {
      throw new IllegalStateException(
          "%s This is a bug in Weir.".formatted(DiagnosticRenderer.render(result.problems())));
    }
    return result.playbook();
  }

  /** Several such plays as one playbook. */
  static Playbook read(List<MadePlay> plays, PlaybookReader reader) {
    List<Play> all = new ArrayList<>();
    plays.forEach(play -> all.addAll(play.read(reader).plays()));
    return new Playbook(place(Path.of("")), all);
  }

  /** The tree. */
  Node node() {
    List<Mapping.Entry> all = new ArrayList<>(keywords);
    all.add(new Mapping.Entry(key("tasks"), new Sequence(tasks, NOWHERE)));
    return new Sequence(List.of(new Mapping(all, NOWHERE)), NOWHERE);
  }

  private void keyword(String name, Node value) {
    keywords.add(new Mapping.Entry(key(name), value));
  }

  private static Mapping templates(Map<String, ?> values) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    values.forEach((key, value) -> nodes.put(key, template(value)));
    return mapping(nodes);
  }

  private static Node template(Object value) {
    return value instanceof String text ? Scalar.ofString(text, NOWHERE) : value(value);
  }

  /** A value in which nothing is a template. */
  static Node value(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Node> entries = new LinkedHashMap<>();
        map.forEach((key, each) -> entries.put(String.valueOf(key), value(each)));
        yield mapping(entries);
      }
      case List<?> list -> new Sequence(list.stream().map(MadePlay::value).toList(), NOWHERE);
      case null, default ->
          new Scalar(String.valueOf(value), value, Scalar.Tag.UNSAFE, NOWHERE, (_, _) -> NOWHERE);
    };
  }

  private static Mapping mapping(Map<String, Node> entries) {
    return new Mapping(
        entries.entrySet().stream()
            .map(entry -> new Mapping.Entry(key(entry.getKey()), entry.getValue()))
            .toList(),
        NOWHERE);
  }

  private static Scalar key(String name) {
    return Scalar.ofString(name, NOWHERE);
  }
}
