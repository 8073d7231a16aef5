package weir.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import weir.modules.Json;

/**
 * One of PID 1's lines about a unit, or a drill's.
 *
 * @param micros since 1970
 * @param result of a failure: signal, exit-code, timeout, oom-kill and the like, else ""
 * @param code of an exit: exited, killed or dumped, else ""
 * @param status of an exit: number of status or signal, else ""
 */
record UnitEvent(long micros, Kind kind, String result, String code, String status) {

  /** What happened. */
  enum Kind {
    /** A start began. Not written for all types of services. */
    STARTING,
    STARTED,
    /** A process ended, not in the way it should. */
    EXITED,
    FAILED,
    RESTART_SCHEDULED,
    /** Somebody, or the shutdown, wants it to stop. */
    STOPPING,
    /** A drill is about to end it. */
    DRILL,
    /** Nothing that matters here. */
    OTHER
  }

  /** The events among the lines of {@code events.sh}, which come newest first; oldest first. */
  static List<UnitEvent> read(String lines) {
    List<UnitEvent> events = new ArrayList<>();
    for (String line : lines.split("\n", -1)) {
      if (line.startsWith("{")) {
        add(line, events);
      }
    }
    return events.reversed();
  }

  private static void add(String line, List<UnitEvent> events) {
    try {
      if (Json.read(line) instanceof Map<?, ?> fields) {
        Kind kind = kind(text(fields, "MESSAGE_ID"), text(fields, "JOB_TYPE"));
        events.add(
            new UnitEvent(
                Long.parseLong(text(fields, "__REALTIME_TIMESTAMP")),
                kind,
                text(fields, "UNIT_RESULT"),
                text(fields, "EXIT_CODE"),
                text(fields, "EXIT_STATUS")));
      }
    } catch (Json.NotJson | NumberFormatException _) {
      // A line that was cut off says nothing.
    }
  }

  private static Kind kind(String id, String job) {
    return switch (id) {
      case "7d4958e842da4a758f6c1cdc7b36dcc5" -> Kind.STARTING;
      case "39f53479d3a045ac8e11786248231fbf" -> Kind.STARTED;
      case "98e322203f7a4ed290d09fe03c09fe15" -> Kind.EXITED;
      case "d9b373ed55a64feb8242e02dbe79a49c" -> Kind.FAILED;
      case "5eb03494b6584870a536b337290809b3" -> Kind.RESTART_SCHEDULED;
      case "de5b426a63be47a7b6ac3eaac82e2f6f" -> Kind.STOPPING;
      case "dd8f36a1f0d44a0fb0b0f4a3d3a6c0a1" -> Kind.DRILL;
      // "Stopped" also ends each automatic restart's wait; only a stop job is somebody's wish.
      case "9d1aaa27d60140bd96365438aad20286" -> job.equals("stop") ? Kind.STOPPING : Kind.OTHER;
      default -> Kind.OTHER;
    };
  }

  private static String text(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof String text ? text : "";
  }
}
