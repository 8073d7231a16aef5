package weir.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import weir.cli.command.Command;
import weir.cli.command.Options;
import weir.cli.settings.AnsibleSettings;
import weir.cli.settings.Surroundings;
import weir.inventory.Host;
import weir.source.SourceFile;
import weir.template.Template;
import weir.template.TemplateEngine;

/** {@code weir eval}. */
final class EvalCommand implements Command {
  @Nullable String expression;
  SourceOptions options = new SourceOptions();
  boolean json;
  boolean lines;

  @Override
  public void describe(Options to) {
    to.description(
            "Show what an expression gives on a host.",
            "It sees the inventory's variables and connects to no host, so there are no facts.",
            "")
        .parameter(
            "0..1",
            "EXPR",
            "An expression, or text with {{ expressions }} in it.",
            v -> expression = v);
    options.describe(to);
    to.flag("--json", "Print the value as JSON.", v -> json = v)
        .flag(
            "--jsonl",
            "Read lines of JSON from standard input: id, kind (expr, native or template), source,%n"
                + "vars, opts, templates. Write a line with id, value and type, or id and error, for"
                + " each.",
            v -> lines = v);
    to.footer(
        "",
        "Examples:",
        "  weir eval \"[3, 1, 2] | sort | join(',')\"",
        "  weir eval -i inventory -l web1 'app_port | default(8080)'",
        "  weir eval -i inventory 'http://{{ inventory_hostname }}:{{ app_port }}/'",
        "",
        "Without -i and -l the host is localhost. Exit codes: 0 all is well, 1 error,",
        "2 wrong use.");
  }

  @Override
  public int run(CommandLine line) throws IOException {
    if (lines == (expression != null)) {
      throw new ParameterException(
          line, lines ? "--jsonl takes no EXPR" : "Missing required parameter: EXPR");
    }
    Warnings warnings = new Warnings(line.getErr());
    Surroundings around = Surroundings.ofProcess();
    Sources sources = new Sources(options, around, AnsibleSettings.read(around, warnings));
    PrintWriter out = line.getOut();
    if (expression == null) {
      try (Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8)) {
        new EvalLines(sources.engine()).answer(new BufferedReader(in), out);
      }
    } else {
      HostVariables variables =
          new HostVariables(
              sources.limitedInventory(warnings),
              sources.engine(),
              ExtraVars.of(options.extraVars),
              options.limit);
      show(template(expression), sources.engine(), variables, out);
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

  private void show(
      Template template, TemplateEngine engine, HostVariables variables, PrintWriter out) {
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
}
