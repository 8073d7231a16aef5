package weir.strategy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.callback.Callback;
import weir.callback.Event;
import weir.executor.Aftercare;
import weir.journal.Found;
import weir.playbook.Task;
import weir.source.Diagnostic;

/**
 * What earlier runs have left undone on hosts: handlers of a run that was cut off run now, and what
 * a host did by itself is told. Used by the coordinating thread alone.
 */
final class Unfinished {
  private final Aftercare aftercare;
  private final Callback callback;
  private final Map<String, Set<Found.Pending>> adopted = new HashMap<>();
  private final Map<String, Set<String>> told = new HashMap<>();

  Unfinished(Aftercare aftercare, Callback callback) {
    this.aftercare = aftercare;
    this.callback = callback;
  }

  /** Adds the handlers of this play that another run has left to those a host has notified. */
  void adopt(PlayRun run, HostRun host) {
    String play = run.playText(run.play().name());
    for (Found found : aftercare.found(host.name())) {
      tell(host.name(), found);
      for (Found.Pending pending : found.pending()) {
        List<Task> handlers =
            pending.play().equals(play) ? run.handlers.named(pending.handler()) : List.of();
        if (!handlers.isEmpty() && of(adopted, host.name()).add(pending)) {
          host.notified().addAll(handlers);
          warn(
              "%s: run %s was cut off before its handler '%s' ran; it runs now"
                  .formatted(host.name(), pending.run(), pending.handler()));
        }
      }
    }
  }

  private void tell(String host, Found found) {
    for (Found.Report report : found.reports()) {
      if (of(told, host).add(report.run())) {
        List<String> lines =
            found.reports().stream()
                .filter(each -> each.run().equals(report.run()))
                .map(Found.Report::line)
                .toList();
        warn(
            "%s: the host has undone run %s by itself, for it was not confirmed:\n  %s"
                .formatted(host, report.run(), String.join("\n  ", lines)));
      }
    }
  }

  /** The runs of which nothing is left to do or to tell on a host. */
  List<String> settled(String host) {
    Set<String> settled = new HashSet<>(told.getOrDefault(host, Set.of()));
    Set<Found.Pending> done = adopted.getOrDefault(host, Set.of());
    Set<String> open = new HashSet<>();
    for (Found found : aftercare.found(host)) {
      for (Found.Pending pending : found.pending()) {
        (done.contains(pending) ? settled : open).add(pending.run());
      }
    }
    settled.removeAll(open);
    return new ArrayList<>(settled);
  }

  private void warn(String text) {
    callback.on(new Event.Warning(Diagnostic.warning(text, null)));
  }

  private static <T> Set<T> of(Map<String, Set<T>> sets, String host) {
    return sets.computeIfAbsent(host, _ -> new HashSet<>());
  }
}
