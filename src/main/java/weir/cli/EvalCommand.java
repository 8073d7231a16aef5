package weir.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import weir.cli.settings.AnsibleSettings;
import weir.cli.settings.Surroundings;
import weir.inventory.Host;
import weir.source.Diagnostic;
import weir.source.DiagnosticRenderer;
import weir.source.SourceFile;
import weir.template.Template;
import weir.template.TemplateEngine;

/** {@code weir eval}. */
@Command(
    name = "eval",
    description = {
      "Show what an expression gives on a host.",
      "It sees the inventory's variables and connects to no host, so there are no facts.",
      ""
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  weir eval \"[3, 1, 2] | sort | join(',')\"",
      "  weir eval -i inventory -l web1 'app_port | default(8080)'",
      "  weir eval -i inventory 'http://{{ inventory_hostname }}:{{ app_port }}/'",
      "",
      "Without -i and -l the host is localhost. Exit codes: 0 all is well, 1 error,",
      "2 wrong use."
    })
final class EvalCommand extends WeirCommand {

  @Parameters(
      arity = "0..1",
      paramLabel = "EXPR",
      description = "An expression, or text with {{ expressions }} in it.")
  @Nullable String expression;

  @Mixin SourceOptions options = new SourceOptions();

  @Option(names = "--json", description = "Print the value as JSON.")
  boolean json;

  @Option(
      names = "--jsonl",
      description = {
        "Read lines of JSON from standard input: id, kind (expr, native or template), source,",
        "vars, opts, templates. Write a line with id, value and type, or id and error, for each."
      })
  boolean lines;

  @Override
  public Integer call() throws IOException {
    if (lines == (expression != null)) {
      throw new ParameterException(
          spec().commandLine(),
          lines ? "--jsonl takes no EXPR" : "Missing required parameter: EXPR");
    }
    Surroundings around = Surroundings.ofProcess();
    Sources sources = new Sources(options, around, AnsibleSettings.read(around, this::warn));
    PrintWriter out = spec().commandLine().getOut();
    if (expression == null) {
      try (Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8)) {
        new EvalLines(sources.engine()).answer(new BufferedReader(in), out);
      }
    } else {
      show(template(expression), sources, out);
    }
    out.flush();
    return ExitCode.OK;
  }

  private static Template template(String expression) {
    SourceFile source = new SourceFile("EXPR", expression);
    return Template.marked(expression)
        ? Template.value(expression, source::span)
        : Template.condition(expression, source::span);
  }

  private void show(Template template, Sources sources, PrintWriter out) {
    TemplateEngine engine = sources.engine();
    HostVariables variables =
        new HostVariables(
            sources.limitedInventory(this::warn),
            engine,
            ExtraVars.of(options.extraVars),
            options.limit);
    List<Host> hosts =
        options.inventory.isEmpty() && options.limit == null
            ? List.of(variables.localhost())
            : variables.hosts();
    boolean several = hosts.size() > 1;
    for (Host host : hosts) {
      Object value = engine.evaluate(template, variables.of(host));
      String text = json ? ShownValue.json(value) : ShownValue.yaml(value);
      if (several) {
        boolean block = !json && text.contains("\n");
        out.println(
            host.name() + ":" + (block ? "\n" + text.indent(2).stripTrailing() : " " + text));
      } else {
        out.println(text);
      }
    }
  }

  private void warn(Diagnostic diagnostic) {
    PrintWriter err = err();
    err.print(DiagnosticRenderer.render(List.of(diagnostic)));
    err.flush();
  }
}
