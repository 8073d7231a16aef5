package weir.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.callback.Callback;
import weir.callback.Event;
import weir.callback.HostStats;
import weir.connection.Connector;
import weir.executor.CommandLine;
import weir.executor.Links;
import weir.inventory.Inventory;
import weir.inventory.InventoryOptions;
import weir.inventory.InventoryReader;
import weir.module.Catalog;
import weir.module.Outcome;
import weir.modules.Modules;
import weir.playbook.PlaybookReader;
import weir.playbook.RolePaths;
import weir.template.EngineOptions;
import weir.template.TemplateEngine;
import weir.vars.RunSettings;
import weir.vars.Store;
import weir.vars.VariableManager;

/** Runs a playbook on hosts that a connector stands for. */
final class Rig {
  private static final Connector NONE =
      _ -> {
        throw new IllegalStateException("no such connection");
      };

  /**
   * What a run was.
   *
   * @param results what each task and item came to on each host, in order, without what is never
   *     twice the same
   * @param stats each host's counters
   */
  record Ran(
      PlaybookRunner.End end, Map<String, List<String>> results, Map<String, HostStats> stats) {}

  private Rig() {}

  /** Runs it. */
  static Ran run(
      Path playbook,
      List<String> hosts,
      Connector connector,
      boolean ahead,
      boolean check,
      Callback also)
      throws IOException {
    TemplateEngine engine = new TemplateEngine(EngineOptions.defaults());
    Catalog catalog = new Catalog(Modules.all());
    PlaybookReader reader =
        new PlaybookReader(catalog, engine, Map.of(), RolePaths.NONE, file -> file);
    PlaybookReader.Result read = reader.read(playbook);
    assertEquals(List.of(), read.problems(), () -> text(playbook));
    Inventory inventory =
        InventoryReader.read(
            List.of(String.join(",", hosts) + ","), InventoryOptions.defaults(), _ -> {});
    RunSettings settings =
        new RunSettings(
            Map.of(),
            Map.of("ansible_connection", "shells"),
            check,
            false,
            0,
            500,
            List.of("all"),
            List.of(),
            null);
    VariableManager manager =
        new VariableManager(settings, new Store(), engine, (_, _) -> Map.of());
    Notes notes = new Notes(also);
    try (Links links = new Links(Map.of("shells", connector, "local", NONE), null)) {
      PlaybookRunner runner =
          new PlaybookRunner(
              engine,
              manager,
              catalog,
              notes,
              new Settings(
                  500, ahead, "linear", Settings.Gathering.IMPLICIT, List.of(), false, () -> false),
              links,
              commandLine(),
              reader,
              _ -> Map.of());
      PlaybookRunner.End end = runner.run(List.of(read.playbook()), inventory);
      return new Ran(end, notes.results, notes.stats);
    }
  }

  private static CommandLine commandLine() {
    return new CommandLine(
        "shells",
        null,
        null,
        null,
        null,
        List.of(),
        Duration.ofSeconds(30),
        true,
        false,
        null,
        null,
        null,
        null,
        null);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Writes down what each host came to. */
  private static final class Notes implements Callback {
    final Map<String, List<String>> results = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<String, HostStats> stats = new LinkedHashMap<>();
    private final Callback also;

    Notes(Callback also) {
      this.also = also;
    }

    @Override
    public synchronized void on(Event event) {
      also.on(event);
      switch (event) {
        case Event.HostResult result ->
            note(result.host(), result.task().name(), "", result.outcome());
        case Event.ItemResult item ->
            note(item.host(), item.task().name(), item.label(), item.outcome());
        case Event.Retry retry -> note(retry.host(), retry.task().name(), "retry", retry.outcome());
        case Event.Recap recap -> stats.putAll(recap.hosts());
        default -> {}
      }
    }

    private void note(String host, String task, String item, Outcome outcome) {
      results
          .computeIfAbsent(host, _ -> new ArrayList<>())
          .add(
              "%s %s %s %s %s"
                  .formatted(
                      task, item, outcome.kind(), outcome.changed(), steady(outcome.values())));
    }
  }

  /** A value without times and places on the disk. */
  private static String steady(Object value) {
    return String.valueOf(value)
        .replaceAll(
            "\\b(start|end|delta|mtime|ctime|atime|inode|dev|backup_file|attr_flags|version)"
                + "=[^,}]*",
            "$1=?");
  }
}
