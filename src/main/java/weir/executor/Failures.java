package weir.executor;

import java.util.Map;
import weir.connection.ConnectionException;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.template.TemplateException;

/** Turns what can go wrong with a task into its outcome. */
public final class Failures {
  private Failures() {}

  static Outcome of(TemplateException e) {
    Diagnostic diagnostic = e.diagnostic();
    StringBuilder message = new StringBuilder();
    if (e.isUndefined()) {
      message.append("The task includes an option with an undefined variable. The error was: ");
    }
    message.append(diagnostic.summary());
    if (diagnostic.span() != null) {
      message.append("\nat ").append(diagnostic.span());
    }
    if (diagnostic.hint() != null) {
      message.append("\n").append(diagnostic.hint());
    }
    return Outcome.failed(message.toString(), Map.of());
  }

  /** Something that was included cannot be read. */
  public static Outcome of(DiagnosticException e) {
    String message =
        String.join(
            "\n",
            e.diagnostics().stream()
                .map(each ->
                    each.span() == null ? each.summary() : each.summary() + "\nat " + each.span())
                .toList());
    return Outcome.failed(message, Map.of());
  }

  /** A module, or what stands for one, cannot do its work. */
  public static Outcome of(ModuleFailure e) {
    return Outcome.failed(String.valueOf(e.getMessage()), e.values());
  }

  static Outcome of(ConnectionException e) {
    String message = String.valueOf(e.getMessage());
    return switch (e.kind()) {
      case UNREACHABLE, HOST_KEY, AUTHENTICATION, LOST -> Outcome.unreachable(message);
      case BECOME, TIMEOUT -> Outcome.failed(message, Map.of());
    };
  }
}
