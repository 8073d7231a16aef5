package weir.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.journal.Reversal;
import weir.modules.Json;

/**
 * {@code weir rollback} for people and for programs.
 *
 * @param check whether nothing was changed
 */
public record RollbackView(boolean check) {

  /** All hosts, one after the other. */
  public List<String> lines(List<HostAnswer<Rollback.Result>> answers, Ink ink) {
    List<String> lines = new ArrayList<>();
    for (HostAnswer<Rollback.Result> answer : answers) {
      String host = answer.host().name();
      switch (answer) {
        case HostAnswer.Unreachable<Rollback.Result> lost ->
            lines.add(ink.paint(Tone.LOST, "%s: unreachable: %s".formatted(host, lost.why())));
        case HostAnswer.Answered<Rollback.Result>(var _, Rollback.Result result) ->
            host(host, result, ink, lines);
      }
    }
    return lines;
  }

  private void host(String host, Rollback.Result result, Ink ink, List<String> lines) {
    if (!result.problem().isEmpty()) {
      lines.add(ink.paint(Tone.BUSY, "%s: %s".formatted(host, result.problem())));
      return;
    }
    Reversal reversal = result.reversal();
    String runs = String.join(", ", result.runs());
    lines.add(
        reversal.failed().isEmpty()
            ? ink.paint(
                Tone.GOOD, (check ? "%s: would undo %s" : "%s: undone: %s").formatted(host, runs))
            : ink.paint(
                Tone.BAD, "%s: needs a hand, not all of %s is undone".formatted(host, runs)));
    for (String line : reversal.differences()) {
      lines.add("    " + ink.paint(Tone.ofDifference(line), line));
    }
    reversal.undone().forEach(each -> lines.add("  " + each));
    reversal.left().forEach(each -> lines.add(ink.paint(Tone.FAINT, "  no way back: " + each)));
    reversal.failed().forEach(each -> lines.add(ink.paint(Tone.BAD, "  failed: " + each)));
  }

  /** One line: a list with an object a host. */
  public String json(List<HostAnswer<Rollback.Result>> answers) {
    List<Object> list = new ArrayList<>();
    for (HostAnswer<Rollback.Result> answer : answers) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("host", answer.host().name());
      fields.put("check", check);
      switch (answer) {
        case HostAnswer.Unreachable<Rollback.Result> lost -> fields.put("unreachable", lost.why());
        case HostAnswer.Answered<Rollback.Result>(var _, Rollback.Result result) -> {
          fields.put("problem", result.problem().isEmpty() ? null : result.problem());
          fields.put("runs", result.runs());
          fields.put("undone", result.reversal().undone());
          fields.put("no_way_back", result.reversal().left());
          fields.put("failed", result.reversal().failed());
        }
      }
      list.add(fields);
    }
    return Json.write(list);
  }
}
