package weir.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import weir.cli.command.Command;
import weir.cli.command.Options;
import weir.cli.settings.AnsibleSettings;
import weir.cli.settings.Surroundings;
import weir.inventory.Group;
import weir.inventory.Host;
import weir.inventory.Inventory;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Nearest;

/** {@code weir inventory}. */
final class InventoryCommand implements Command {
  boolean list;
  boolean graph;
  @Nullable String host;
  String start = "all";
  boolean yaml;
  boolean vars;
  boolean export;
  Path directory = Path.of("");
  @Nullable Path output;
  SourceOptions options = new SourceOptions();

  @Override
  public void describe(Options to) {
    to.description("Show the hosts, groups and variables of an inventory.")
        .oneOf(action ->
            action
                .flag("--list", "Everything, as JSON.", v -> list = v)
                .text("--host", "HOST", "The variables of one host.", v -> host = v)
                .flag("--graph", "Groups and hosts as a tree.", v -> graph = v))
        .parameter("0..1", "GROUP", "Where the tree starts.", v -> start = v)
        .flag("-y, --yaml", "As YAML.", v -> yaml = v)
        .flag("--vars", "With variables, in a tree.", v -> vars = v)
        .flag(
            "--export",
            "Variables of groups with the groups, and not with each of their hosts.",
            v -> export = v)
        .path(
            "--playbook-dir",
            "DIRECTORY",
            "Where group_vars and host_vars are looked for beside the inventory.",
            v -> directory = v)
        .path("--output", "FILE", "Write what --list or --host shows to a file.", v -> output = v);
    options.describe(to);
    to.footer(
        "",
        "Templates in variables are shown as they are written; 'weir eval' evaluates them.",
        "",
        "Examples:",
        "  weir inventory --graph -i inventory            groups and hosts as a tree",
        "  weir inventory --graph web --vars -i inventory one group, with variables",
        "  weir inventory --host web1 -i inventory        the variables of one host",
        "  weir inventory --list --yaml -i inventory      everything");
  }

  @Override
  public int run(CommandLine line) {
    Warnings warnings = new Warnings(line.getErr());
    Surroundings around = Surroundings.ofProcess();
    Sources sources = new Sources(options, around, AnsibleSettings.read(around, warnings));
    Inventory inventory =
        sources
            .limitedInventory(warnings)
            .withPlaybookDirectory(directory.toAbsolutePath().normalize());
    InventoryVars values = new InventoryVars(inventory, ExtraVars.of(options.extraVars), export);
    PrintWriter out = line.getOut();
    if (graph) {
      out.print(new InventoryGraph(inventory, values, vars).of(group(inventory)));
    } else {
      InventoryTree tree = new InventoryTree(inventory, values);
      Object shown =
          host != null ? values.of(named(inventory, host)) : yaml ? tree.nested() : tree.flat();
      String text = yaml ? ShownValue.yaml(shown) : ShownValue.ansibleJson(shown);
      if (output == null) {
        out.println(text);
      } else {
        write(output, text);
      }
    }
    out.flush();
    return ExitCode.OK;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw new DiagnosticException(
          Diagnostic.error("the inventory cannot be written to '%s'".formatted(file), null)
              .withDetail(e.toString()));
    }
  }

  private static Host named(Inventory inventory, String name) {
    Host host = inventory.host(name);
    if (host == null) {
      throw new DiagnosticException(
          Diagnostic.error("the inventory has no host '%s'".formatted(name), null)
              .withHint(Nearest.question(name, inventory.hosts().keySet())));
    }
    return host;
  }

  private Group group(Inventory inventory) {
    Group group = inventory.groups().get(start);
    if (group == null) {
      throw new DiagnosticException(
          Diagnostic.error("the inventory has no group '%s'".formatted(start), null)
              .withHint(Nearest.question(start, inventory.groups().keySet())));
    }
    return group;
  }
}
