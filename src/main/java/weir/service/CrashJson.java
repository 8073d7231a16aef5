package weir.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.modules.Json;

/** {@code weir crashes} for programs. */
public final class CrashJson {
  private CrashJson() {}

  /** One line: a list with an object a host and service. */
  public static String render(List<CrashReport> reports) {
    List<Object> list = new ArrayList<>();
    for (CrashReport report : reports) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      Crashes crashes = report.crashes();
      boolean known = report.problem().isEmpty();
      fields.put("host", report.host());
      fields.put("service", report.service().name());
      fields.put("problem", known ? null : report.problem());
      fields.put("unreachable", report.unreachable());
      fields.put("known_since", crashes.knownSince() == null ? null : "" + crashes.knownSince());
      fields.put("crashes_24h", known ? (Long) report.lastDay() : null);
      fields.put(
          "drills", known ? crashes.drills().stream().map(CrashJson::fields).toList() : null);
      fields.put("crashes", known ? crashes.list().stream().map(CrashJson::fields).toList() : null);
      list.add(fields);
    }
    return Json.write(list);
  }

  private static Object fields(Crash crash) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("at", crash.at().toString());
    fields.put("result", crash.result());
    fields.put("cause", crash.cause());
    fields.put("down_seconds", crash.down() == null ? null : crash.down().toMillis() / 1000.0);
    fields.put("after", crash.after().name().toLowerCase(Locale.ROOT));
    return fields;
  }
}
