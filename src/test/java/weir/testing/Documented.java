package weir.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.SourceFile;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;
import weir.yaml.Yaml;

/** What Ansible's own programs say there is. */
public final class Documented {
  private Documented() {}

  /** What a program prints as JSON or YAML, as a tree. */
  public static Mapping tree(String... command) {
    RealAnsible.install();
    WeirProcess.Ended ended =
        WeirProcess.run(List.of(command), Map.of("ANSIBLE_NOCOLOR", "1", "LC_ALL", "C.UTF-8"));
    String name = String.join(" ", command);
    Node root = Yaml.read(new SourceFile(name, ended.out()), _ -> {});
    if (ended.status() != 0 || !(root instanceof Mapping mapping)) {
      throw new AssertionError("%s ended with %s".formatted(name, ended));
    }
    return mapping;
  }

  /** The mapping behind a key; none when there is none. */
  public static Mapping mapping(Mapping mapping, String key) {
    return mapping.get(key) instanceof Mapping found
        ? found
        : new Mapping(List.of(), mapping.span());
  }

  /** The texts behind a key: those of a list, the keys of a mapping, or the one. */
  public static List<String> texts(Mapping mapping, String key) {
    return texts(mapping.get(key));
  }

  private static List<String> texts(@Nullable Node node) {
    List<String> texts = new ArrayList<>();
    switch (node) {
      case Sequence sequence -> sequence.items().forEach(item -> texts.addAll(texts(item)));
      case Mapping keyed -> keyed.entries().forEach(entry -> texts.add(entry.name()));
      case Scalar scalar when scalar.value() != null -> texts.add(scalar.text());
      case Scalar _ -> {}
      case null -> {}
    }
    return texts;
  }
}
