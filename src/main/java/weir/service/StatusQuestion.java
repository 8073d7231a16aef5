package weir.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weir.connection.Answer;
import weir.connection.Input;
import weir.connection.Request;
import weir.module.Script;
import weir.modules.Report;

/** The one question of {@code weir status} to a host, and the reading of its answer. */
final class StatusQuestion {
  /** How far back crashes are counted. */
  static final Duration WINDOW = Duration.ofHours(24);

  /** Some 500 crashes; of a service with more it is enough to know that. */
  static final int MOST_EVENTS = 2000;

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private final Script script =
      Script.of("modules/http.sh", "modules/listener.sh", "service/events.sh", "service/status.sh");

  Request request(List<Service> services) {
    List<String> args = new ArrayList<>();
    args.add(Long.toString(WINDOW.toSeconds()));
    args.add(Integer.toString(MOST_EVENTS));
    for (Service service : services) {
      Service.Tunnel tunnel = service.tunnel();
      args.add(service.unit());
      args.add(service.url());
      args.add(service.port() == null ? "" : service.port().toString());
      args.add(tunnel == null ? "" : tunnel.webAddress());
    }
    return new Request(script.text(), args, Map.of(), Input.NONE, DEADLINE);
  }

  /** One sight for each service, in their order. */
  static List<Sight> read(List<Service> services, Answer answer) {
    String[] parts = answer.stdout().split("(?m)^service=", -1);
    Report head = report(parts[0]);
    Instant now = Instant.ofEpochSecond(head.number("now", Instant.now().getEpochSecond()));
    List<Sight> sights = new ArrayList<>();
    for (int i = 0; i < services.size(); i++) {
      String part = i + 1 < parts.length ? parts[i + 1] : "";
      Crashes crashes =
          Crashes.of(UnitEvent.read(part), now.minus(WINDOW), head.number("first", 0), MOST_EVENTS);
      sights.add(new Sight(services.get(i), report(part), now, crashes));
    }
    return sights;
  }

  private static Report report(String lines) {
    return Report.of(new weir.module.Answer(0, lines, ""));
  }
}
