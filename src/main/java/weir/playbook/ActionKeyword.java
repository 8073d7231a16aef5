package weir.playbook;

import java.util.ArrayList;
import java.util.List;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;

/** The module and arguments of {@code action: copy src=a dest=b}. */
record ActionKeyword(String module, Node arguments) {

  static ActionKeyword of(Node node) {
    if (node instanceof Mapping mapping && mapping.get("module") instanceof Scalar module) {
      List<Mapping.Entry> rest = new ArrayList<>(mapping.entries());
      rest.removeIf(entry -> entry.name().equals("module"));
      return new ActionKeyword(module.text(), new Mapping(rest, node.span()));
    }
    if (node instanceof Scalar scalar) {
      String text = scalar.text().strip();
      int space = text.indexOf(' ');
      String name = space < 0 ? text : text.substring(0, space);
      String arguments = space < 0 ? "" : text.substring(space + 1);
      int offset = space < 0 ? text.length() : space + 1;
      return new ActionKeyword(
          name,
          new Scalar(
              arguments,
              arguments.isEmpty() ? null : arguments,
              scalar.tag(),
              scalar.span(),
              (start, end) -> scalar.positions().span(start + offset, end + offset)));
    }
    return new ActionKeyword("action", node);
  }
}
