package weir.yaml;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;

/** Reads YAML 1.1 (and JSON) with the types Ansible gives its values. */
public final class Yaml {
  private Yaml() {}

  /**
   * The one document of this file, or null when it holds nothing but comments and white space.
   *
   * @param warnings takes what is doubtful but can be used, such as a key given twice
   * @throws DiagnosticException when it is not YAML, or holds a second document
   */
  public static @Nullable Node read(SourceFile file, Consumer<Diagnostic> warnings) {
    if (JsonReader.looksLikeJson(file.text())) {
      Node json = JsonReader.read(file, warnings);
      if (json != null) {
        return json;
      }
    }
    List<Node> documents = readAll(file, warnings);
    if (documents.size() > 1) {
      throw new DiagnosticException(
          Diagnostic.error("a second document starts in this file", documents.get(1).span())
              .withDetail("A line of three dashes ends one document and starts the next.")
              .withHint("Remove the '---' above it, or put the second part in a file of its own."));
    }
    if (documents.isEmpty() || isBlank(documents.getFirst())) {
      return null;
    }
    return documents.getFirst();
  }

  /** The one JSON value of this file; unlike {@link #read} it takes nothing but JSON. */
  public static Node readJson(SourceFile file, Consumer<Diagnostic> warnings) {
    return JsonReader.readStrictly(file, warnings);
  }

  /** Every document of this file; a document without content is a scalar of value null. */
  public static List<Node> readAll(SourceFile file, Consumer<Diagnostic> warnings) {
    return DocumentReader.read(file, warnings);
  }

  private static boolean isBlank(Node root) {
    return root instanceof Scalar scalar
        && scalar.value() == null
        && scalar.span().start() == scalar.span().end();
  }
}
