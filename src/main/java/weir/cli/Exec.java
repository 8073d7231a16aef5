package weir.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.callback.human.AdHocCallback;
import weir.callback.human.Palette;
import weir.inventory.Host;
import weir.inventory.HostPattern;
import weir.inventory.Inventory;
import weir.module.Catalog;
import weir.playbook.Directive;
import weir.playbook.PlaybookReader;
import weir.source.Diagnostic;
import weir.source.SourceFile;
import weir.source.Span;
import weir.vars.RunSettings;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Yaml;

/** One {@code weir exec}: a play of one task. */
final class Exec {
  private static final Set<String> NEEDS_TEXT = Set.of("command", "raw", "script", "shell");
  private final ExecCommand command;
  private final PrintWriter err;

  Exec(ExecCommand command, PrintWriter err) {
    this.command = command;
    this.err = err;
  }

  int call() {
    PlaySession session =
        new PlaySession(
            command.options,
            Conduct.of(command.many.forks, command.check, command.diff, false, "exec"),
            err);
    if (command.listHosts) {
      return listed(session);
    }
    PlaybookReader.Result read =
        session.reader().read(MadePlay.place(command.playbookDirectory), play());
    if (!session.passed(read.problems()) || misused(session)) {
      return ExitCode.FAILED;
    }
    Inventory inventory = session.inventory();
    if (hosts(session, inventory).isEmpty()) {
      return nobody(session);
    }
    PrintStream out = Wiring.stdout();
    try {
      RunSettings settings = session.settings();
      AdHocCallback callback =
          new AdHocCallback(
              out,
              Wiring.stderr(),
              session.colored() ? Palette.COLOR : Palette.PLAIN,
              settings.diff(),
              command.oneLine);
      return session.run(List.of(read.playbook()), inventory, callback);
    } finally {
      out.flush();
    }
  }

  /** Needs no module: who only asks for hosts has not said what to run. */
  private int listed(PlaySession session) {
    List<Host> hosts = hosts(session, session.inventory());
    int code = hosts.isEmpty() ? nobody(session) : ExitCode.OK;
    if (code == ExitCode.OK) {
      PrintStream out = Wiring.stdout();
      out.println("  hosts (%d):".formatted(hosts.size()));
      hosts.forEach(host -> out.println("    " + host.name()));
      out.flush();
    }
    return code;
  }

  private List<Host> hosts(PlaySession session, Inventory inventory) {
    return inventory.match(HostPattern.of(command.pattern, null), session::warn);
  }

  /** As with Ansible, a pattern without hosts is no mistake, but one that a limit empties is. */
  private int nobody(PlaySession session) {
    String limit = command.options.limit;
    if (limit == null) {
      session.warn(Diagnostic.warning("no hosts matched, nothing to do", null));
      return ExitCode.OK;
    }
    session.warn(
        Diagnostic.error(
            "--limit '%s' leaves no host of '%s'".formatted(limit, command.pattern), null));
    return ExitCode.ERROR;
  }

  private boolean misused(PlaySession session) {
    String name = Catalog.shortName(command.module);
    if (Directive.of(command.module) != null) {
      session.warn(
          Diagnostic.error("'%s' makes no sense ad hoc".formatted(command.module), module().span())
              .withDetail("It steers the tasks of a playbook, and here is only the one.")
              .withHint("Write a playbook and use `weir run`."));
      return true;
    }
    if (NEEDS_TEXT.contains(name) && command.args.isBlank()) {
      session.warn(
          Diagnostic.error("'%s' has nothing to run".formatted(name), null)
              .withHint("Say what: -a 'uptime'."));
      return true;
    }
    return false;
  }

  private Node play() {
    return MadePlay.of("Ad hoc", text("PATTERN", command.pattern), false)
        .task(module(), arguments(), background())
        .node();
  }

  private Map<String, Long> background() {
    return command.background > 0
        ? Map.of("async", (long) command.background, "poll", (long) command.poll)
        : Map.of();
  }

  private Scalar module() {
    return text("-m", command.module);
  }

  /** JSON where it is JSON, as Ansible has it. */
  private Node arguments() {
    String args = command.args.strip();
    if (args.startsWith("{") && args.endsWith("}") && !args.startsWith("{{")) {
      SourceFile file = new SourceFile("-a", command.args);
      return Yaml.readJson(file, _ -> {});
    }
    return command.args.isEmpty()
        ? new Scalar("", null, Scalar.Tag.NONE, module().span(), (_, _) -> module().span())
        : text("-a", command.args);
  }

  private static Scalar text(String name, String text) {
    SourceFile file = new SourceFile(name, text);
    Span whole = file.span(0, text.length());
    return new Scalar(text, text, Scalar.Tag.NONE, whole, file::span);
  }
}
