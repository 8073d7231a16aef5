package weir.inventory;

import java.util.List;
import java.util.Objects;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;

/** Compares nodes by what they say, wherever they were written. */
final class SameContent {
  private SameContent() {}

  static boolean of(Node a, Node b) {
    return switch (a) {
      case Scalar one ->
          b instanceof Scalar two
              && one.tag() == two.tag()
              && Objects.equals(one.value(), two.value());
      case Sequence one -> b instanceof Sequence two && sameItems(one.items(), two.items());
      case Mapping one -> b instanceof Mapping two && sameEntries(one.entries(), two.entries());
    };
  }

  private static boolean sameItems(List<Node> a, List<Node> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!of(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameEntries(List<Mapping.Entry> a, List<Mapping.Entry> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      boolean same = of(a.get(i).key(), b.get(i).key()) && of(a.get(i).value(), b.get(i).value());
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
