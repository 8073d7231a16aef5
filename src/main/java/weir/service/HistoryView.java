package weir.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.journal.History;
import weir.journal.PastRun;
import weir.modules.Json;

/**
 * {@code weir history} for people and for programs.
 *
 * @param most how many runs of each host are shown, the newest
 * @param steps whether each step is
 */
public record HistoryView(int most, boolean steps) {

  /** A table, a row a host and run, the newest run first. */
  public List<String> table(List<HostAnswer<History>> answers, int width, Ink ink) {
    Table table = new Table("HOST", "RUN", "BEGUN", "BY", "STEPS", "NO WAY BACK", "STATE");
    for (HostAnswer<History> answer : answers) {
      switch (answer) {
        case HostAnswer.Unreachable<History> lost ->
            table.row(
                cells(
                    lost.host().name(), List.of("-", "-", "-", "-", "-", "unreachable"), Tone.LOST),
                List.of(lost.why()),
                Tone.LOST);
        case HostAnswer.Answered<History>(ServiceHost host, History history) -> {
          List<PastRun> runs = shown(history);
          if (runs.isEmpty()) {
            table.row(
                cells(host.name(), List.of("-", "-", "-", "-", "-", "no runs"), Tone.FAINT),
                List.of(),
                Tone.FAINT);
          }
          runs.forEach(run -> table.row(row(host, run), remarks(run), Tone.FAINT));
        }
      }
    }
    return table.render(width, ink, List.of("BY", "BEGUN"));
  }

  private List<PastRun> shown(History history) {
    return history.runs().reversed().stream().limit(most).toList();
  }

  private static List<Table.Cell> row(ServiceHost host, PastRun run) {
    return cells(
        host.name(),
        List.of(
            run.id(),
            run.begun(),
            run.owner(),
            Long.toString(run.begunSteps()),
            Long.toString(run.left()),
            run.state().word()),
        switch (run.state()) {
          case OPEN -> Tone.BUSY;
          case CLOSED -> Tone.GOOD;
          case REVERTED, UNDONE -> Tone.BUSY;
          case FAILED -> Tone.BAD;
        });
  }

  private static List<Table.Cell> cells(String host, List<String> others, Tone state) {
    List<Table.Cell> cells = new ArrayList<>(List.of(new Table.Cell(host, Tone.PLAIN)));
    others.forEach(text -> cells.add(new Table.Cell(text, Tone.PLAIN)));
    cells.set(cells.size() - 1, new Table.Cell(others.getLast(), state));
    return cells;
  }

  private List<String> remarks(PastRun run) {
    List<String> remarks = new ArrayList<>();
    if (steps) {
      remarks.add(run.command());
      run.steps()
          .forEach(step ->
              remarks.add(
                  step.status() == 0
                      ? step.title()
                      : "%s: failed with %d".formatted(step.title(), step.status())));
    }
    return remarks;
  }

  /** One line: a list with an object a host. */
  public String json(List<HostAnswer<History>> answers) {
    List<Object> list = new ArrayList<>();
    for (HostAnswer<History> answer : answers) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("host", answer.host().name());
      switch (answer) {
        case HostAnswer.Unreachable<History> lost -> {
          fields.put("unreachable", lost.why());
          fields.put("runs", null);
        }
        case HostAnswer.Answered<History>(ServiceHost _, History history) -> {
          fields.put("unreachable", null);
          fields.put("runs", shown(history).stream().map(this::fields).toList());
        }
      }
      list.add(fields);
    }
    return Json.write(list);
  }

  private Map<String, @Nullable Object> fields(PastRun run) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("run", run.id());
    fields.put("begun", run.begun());
    fields.put("owner", run.owner());
    fields.put("command", run.command());
    fields.put("steps", run.begunSteps());
    fields.put("no_way_back", run.left());
    fields.put("state", run.state().word());
    if (steps) {
      fields.put("done", run.steps().stream().map(HistoryView::fields).toList());
    }
    return fields;
  }

  private static Object fields(PastRun.Step step) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", step.number());
    fields.put("status", step.status());
    fields.put("title", step.title());
    return fields;
  }
}
