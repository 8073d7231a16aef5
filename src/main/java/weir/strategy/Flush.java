package weir.strategy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import weir.module.Outcome;
import weir.playbook.Task;

/** Runs the handlers that have been notified. */
final class Flush implements Flushing {
  private final PlayRun run;
  private final Linear linear;

  Flush(PlayRun run, Linear linear) {
    this.run = run;
    this.linear = linear;
  }

  @Override
  public void inside(List<HostRun> hosts) {
    Map<HostRun, Cursor> places = new LinkedHashMap<>();
    Map<HostRun, List<Cursor>> behind = new LinkedHashMap<>();
    hosts.forEach(host -> {
      places.put(host, host.cursor().copy());
      behind.put(host, host.behind());
      host.behind(Stream.concat(Stream.of(host.cursor()), host.behind().stream()).toList());
    });
    run(hosts);
    places.forEach((host, place) -> {
      host.behind(behind.getOrDefault(host, List.of()));
      if (!host.ended()) {
        host.start(place);
        if (host.handlersFailed()) {
          place.fail();
          host.forgetHandlers();
        }
      }
    });
    run.settle();
  }

  /** Runs what has been notified, each handler on all its hosts, in the order of definition. */
  private void run(List<HostRun> hosts) {
    for (Task handler : run.handlers.inOrder()) {
      List<HostRun> due =
          hosts.stream()
              .filter(host -> host.notified().remove(handler))
              .filter(host -> run.forceHandlers() || !run.board.isOut(host.name()))
              .filter(host -> !host.handlersFailed() && !host.ended())
              .toList();
      if (!due.isEmpty() && !run.over()) {
        linear.run(List.of(handler), due, true);
        due.stream().filter(host -> host.cursor().failed()).forEach(HostRun::failHandlers);
      }
    }
  }

  /** Handlers at the end of a part of the play: whoever fails is out. */
  void last(List<HostRun> hosts) {
    hosts.stream()
        .filter(host -> !run.board.isOut(host.name()))
        .forEach(host -> run.unfinished.adopt(run, host));
    run(hosts);
    for (HostRun host : hosts) {
      if (host.handlersFailed()) {
        run.board.out(host.name(), Outcome.Kind.FAILED);
      }
      if (run.board.isOut(host.name()) && run.forceHandlers()) {
        host.notified().clear(); // What is forced on a host that failed is done once.
      }
    }
  }
}
