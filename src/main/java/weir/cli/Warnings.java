package weir.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import weir.source.Diagnostic;
import weir.source.DiagnosticRenderer;

/** Prints each diagnostic as it comes. */
record Warnings(PrintWriter err) implements Consumer<Diagnostic> {
  @Override
  public void accept(Diagnostic diagnostic) {
    err.print(DiagnosticRenderer.render(List.of(diagnostic)));
    err.flush();
  }
}
