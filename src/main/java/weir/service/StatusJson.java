package weir.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.modules.Json;

/** Rows of {@code weir status} for programs. */
public final class StatusJson {
  private StatusJson() {}

  /** One line: a list with an object a row. */
  public static String render(List<Row> rows) {
    List<Object> list = new ArrayList<>();
    rows.forEach(row -> list.add(fields(row)));
    return Json.write(list);
  }

  private static Map<String, @Nullable Object> fields(Row row) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("host", row.host());
    fields.put("service", row.service().name());
    fields.put("unit", row.service().unit());
    fields.put("state", row.state().word());
    fields.put("detail", row.words());
    fields.put("well", row.well());
    fields.put("since", text(row.since()));
    fields.put("pid", row.pid() == 0 ? null : (Long) row.pid());
    fields.put("restarts", row.restarts());
    fields.put("crashes_24h", row.crashes().readable() ? (Long) row.crashCount() : null);
    fields.put("drills_24h", row.crashes().readable() ? (Long) row.drillCount() : null);
    fields.put("crashes_known_since", text(row.crashes().knownSince()));
    fields.put("too_many_crashes", row.tooManyCrashes());
    fields.put("memory_bytes", row.memory() == 0 ? null : (Long) row.memory());
    fields.put("health", known(row.local()));
    fields.put("tunnel", known(row.tunnel()));
    fields.put("public", known(row.outside()));
    fields.put("notes", row.notes());
    return fields;
  }

  private static @Nullable String known(String cell) {
    return cell.equals("-") ? null : cell;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
