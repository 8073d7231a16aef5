package weir.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Outcome;

/**
 * One drill, or why there was none.
 *
 * @param drill the numbers that weir.drill reports, empty when nothing was touched
 * @param restartDelay how long systemd waits before it starts the service again, in seconds
 * @param message why it failed, "" when it did not
 */
record DrillRow(
    String host,
    String service,
    Outcome.Kind kind,
    Map<String, Object> drill,
    double restartDelay,
    String message,
    boolean forecast) {
  private static final int SHORT_ID = 8;

  /** The drills of a host's result: at least one row. */
  static List<DrillRow> of(String host, String service, Outcome outcome) {
    Map<String, Object> values = outcome.values();
    double delay = values.get("restart_delay") instanceof Number number ? number.doubleValue() : 0;
    String message = String.valueOf(values.getOrDefault("msg", ""));
    List<Map<String, Object>> drills = new ArrayList<>();
    if (values.get("drills") instanceof List<?> list) {
      for (Object each : list) {
        Map<String, Object> drill = new LinkedHashMap<>();
        if (each instanceof Map<?, ?> map) {
          map.forEach((key, value) -> drill.put(String.valueOf(key), value));
        }
        drills.add(drill);
      }
    }
    if (drills.isEmpty()) {
      drills.add(Map.of());
    }
    List<DrillRow> rows = new ArrayList<>();
    for (int i = 0; i < drills.size(); i++) {
      boolean last = i == drills.size() - 1;
      rows.add(
          new DrillRow(
              host,
              name(drills.get(i), service),
              last ? outcome.kind() : Outcome.Kind.OK,
              drills.get(i),
              delay,
              last ? message : "",
              drills.get(i).isEmpty() && outcome.kind() == Outcome.Kind.OK));
    }
    return rows;
  }

  private static String name(Map<String, Object> drill, String service) {
    return drill.get("unit") instanceof String unit
        ? unit.replaceFirst("\\.service$", "")
        : service;
  }

  /** Whether it was touched. */
  boolean drilled() {
    return !drill.isEmpty();
  }

  String result() {
    return switch (kind) {
      case OK -> forecast ? "not touched" : "passed";
      case SKIPPED -> "skipped";
      case FAILED -> drilled() ? "FAILED" : "REFUSED";
      case UNREACHABLE -> "UNREACHABLE";
    };
  }

  Tone tone() {
    return switch (kind) {
      case OK -> forecast ? Tone.PLAIN : Tone.GOOD;
      case SKIPPED -> Tone.FAINT;
      case FAILED -> Tone.BAD;
      case UNREACHABLE -> Tone.LOST;
    };
  }

  List<String> crashCells() {
    return List.of(
        String.valueOf(drill.getOrDefault("signal", "-")),
        downtime(),
        seconds("back_after", 2),
        change("pid"),
        change("restarts"),
        change("invocation"));
  }

  List<String> rebootCells() {
    return List.of(
        seconds("host_back", 1),
        seconds("back_after", 1),
        change("pid"),
        change("restarts"),
        change("invocation"));
  }

  /** One that no look found down was still down: for less than the time between two looks. */
  private String downtime() {
    return Boolean.TRUE.equals(drill.get("missed"))
        ? "< " + seconds("downtime_at_most", 2)
        : seconds("downtime", 2);
  }

  private String seconds(String key, int digits) {
    return drill.get(key) instanceof Number number
        ? String.format(Locale.ROOT, "%." + digits + "f s", number.doubleValue())
        : "-";
  }

  private String change(String key) {
    return drill.get(key) instanceof List<?> pair && pair.size() == 2
        ? "%s → %s".formatted(brief(pair.get(0)), brief(pair.get(1)))
        : "-";
  }

  private static String brief(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() > SHORT_ID ? text.substring(0, SHORT_ID) : text;
  }

  /** What all crashes together say; "" without one that was measured. */
  static String summary(List<DrillRow> rows) {
    double least = Double.MAX_VALUE;
    double most = 0;
    double delay = 0;
    double interval = 0;
    int count = 0;
    for (DrillRow row : rows) {
      if (row.drill.get("downtime_at_most") instanceof Number top
          && row.drill.get("downtime") instanceof Number measured) {
        count++;
        boolean missed = Boolean.TRUE.equals(row.drill.get("missed"));
        double down = missed ? top.doubleValue() : measured.doubleValue();
        least = Math.min(least, down);
        most = Math.max(most, down);
        delay = Math.max(delay, row.restartDelay);
        interval =
            Math.max(
                interval,
                row.drill.get("poll_interval") instanceof Number number ? number.doubleValue() : 0);
      }
    }
    if (count == 0) {
      return "";
    }
    String range =
        most - least < 0.005
            ? String.format(Locale.ROOT, "%.2f s", most)
            : String.format(Locale.ROOT, "%.2f to %.2f s", least, most);
    return String.format(
        Locale.ROOT,
        "A crash costs %s without answers, of which systemd waits %.1f s (RestartSec)."
            + " Looked every %.0f ms.",
        range,
        delay,
        interval * 1000);
  }

  /** For programs. */
  Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("host", host);
    fields.put("service", service);
    fields.put("result", result());
    fields.put("passed", kind == Outcome.Kind.OK && drilled());
    fields.put("restart_delay", restartDelay);
    drill.forEach((key, value) -> {
      if (!key.equals("passed") && !key.equals("unit")) {
        fields.put(key, value);
      }
    });
    fields.put("message", message.isEmpty() ? null : message);
    return fields;
  }
}
