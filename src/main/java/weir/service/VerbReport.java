package weir.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Outcome;

/**
 * Tells what {@code weir start} and its like did, a line a host and service, as soon as each is
 * known.
 */
public final class VerbReport extends ServiceReport {
  private final Verb verb;
  private final Map<VerbRow.Key, VerbRow> rows = new LinkedHashMap<>();
  private final int hostWidth;
  private final int serviceWidth;

  /**
   * A report on these hosts and services.
   *
   * @param forecast whether nothing is done
   */
  public VerbReport(Verb verb, List<ServiceHost> hosts, Stage stage, boolean forecast) {
    super(stage);
    this.verb = verb;
    for (ServiceHost host : hosts) {
      for (Service each : host.services()) {
        VerbRow row = new VerbRow(verb, host.name(), each, forecast);
        rows.put(row.key(), row);
      }
    }
    this.hostWidth = rows.keySet().stream().mapToInt(key -> key.host().length()).max().orElse(0);
    this.serviceWidth =
        rows.keySet().stream().mapToInt(key -> key.service().length()).max().orElse(0);
  }

  @Override
  String started(String service, String task) {
    return "%s: %s".formatted(service, task);
  }

  @Override
  String waiting(String service, String task, String hosts, long seconds) {
    return "%s: %s, %d s (%s)".formatted(service, task, seconds, hosts);
  }

  @Override
  void result(String host, String service, Outcome outcome) {
    VerbRow row = rows.get(new VerbRow.Key(host, service));
    if (row != null && row.take(outcome)) {
      tell(lines(row));
    }
  }

  private List<String> lines(VerbRow row) {
    Ink ink = stage.ink();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s  %s  %s%s"
            .formatted(
                Stage.padded(row.key().host(), hostWidth),
                Stage.padded(row.key().service(), serviceWidth),
                ink.paint(row.tone(), row.result()),
                row.details().isEmpty() ? "" : "  " + row.details()));
    row.trouble().lines().forEach(line -> lines.add(ink.paint(row.tone(), "  " + line)));
    row.notes().forEach(note -> lines.add(ink.paint(Tone.FAINT, "  └ " + note)));
    return lines;
  }

  @Override
  void last() {
    List<VerbRow> untouched = rows.values().stream().filter(row -> !row.touched()).toList();
    untouched.forEach(row -> tell(lines(row)));
    if (verb == Verb.RESTART && !untouched.isEmpty()) {
      tell(
          List.of(
              "",
              "It stopped there, so that what still works goes on working. Untouched: %d of %d."
                  .formatted(untouched.size(), rows.size())));
    }
  }

  @Override
  List<? extends Map<String, ?>> fields() {
    return rows.values().stream().map(VerbRow::fields).toList();
  }

  /** The row of a host and service, for tests. */
  @Nullable VerbRow row(String host, String name) {
    return rows.get(new VerbRow.Key(host, name));
  }
}
