package weir.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import weir.cli.settings.AnsibleSettings;
import weir.cli.settings.Surroundings;
import weir.inventory.Group;
import weir.inventory.Host;
import weir.inventory.Inventory;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.DiagnosticRenderer;
import weir.source.Nearest;

/** {@code weir inventory}. */
@Command(
    name = "inventory",
    description = "Show the hosts, groups and variables of an inventory.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Templates in variables are shown as they are written; 'weir eval' evaluates them.",
      "",
      "Examples:",
      "  weir inventory --graph -i inventory            groups and hosts as a tree",
      "  weir inventory --graph web --vars -i inventory one group, with variables",
      "  weir inventory --host web1 -i inventory        the variables of one host",
      "  weir inventory --list --yaml -i inventory      everything"
    })
final class InventoryCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  @Nullable Action action;

  /** What to show. */
  static final class Action {
    @Option(names = "--list", description = "Everything, as JSON.")
    boolean list;

    @Option(names = "--host", paramLabel = "HOST", description = "The variables of one host.")
    @Nullable String host;

    @Option(names = "--graph", description = "Groups and hosts as a tree.")
    boolean graph;
  }

  @Parameters(arity = "0..1", paramLabel = "GROUP", description = "Where the tree starts.")
  String start = "all";

  @Option(
      names = {"-y", "--yaml"},
      description = "As YAML.")
  boolean yaml;

  @Option(names = "--vars", description = "With variables, in a tree.")
  boolean vars;

  @Option(
      names = "--export",
      description = "Variables of groups with the groups, and not with each of their hosts.")
  boolean export;

  @Option(
      names = "--playbook-dir",
      paramLabel = "DIRECTORY",
      description = "Where group_vars and host_vars are looked for beside the inventory.")
  Path directory = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write what --list or --host shows to a file.")
  @Nullable Path output;

  @Mixin SourceOptions options = new SourceOptions();

  @Override
  public Integer call() {
    Action wanted = Objects.requireNonNull(action);
    Sources sources =
        new Sources(
            options,
            Surroundings.ofProcess(),
            AnsibleSettings.read(Surroundings.ofProcess(), this::warn));
    Inventory inventory =
        sources
            .limitedInventory(this::warn)
            .withPlaybookDirectory(directory.toAbsolutePath().normalize());
    InventoryVars values = new InventoryVars(inventory, ExtraVars.of(options.extraVars), export);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    if (wanted.graph) {
      out.print(new InventoryGraph(inventory, values, vars).of(group(inventory)));
    } else {
      InventoryTree tree = new InventoryTree(inventory, values);
      Object shown =
          wanted.host != null
              ? values.of(host(inventory, wanted.host))
              : yaml ? tree.nested() : tree.flat();
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

  private static Host host(Inventory inventory, String name) {
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

  private void warn(Diagnostic diagnostic) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.print(DiagnosticRenderer.render(List.of(diagnostic)));
    err.flush();
  }
}
