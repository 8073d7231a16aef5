package weir.service;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.connection.Answer;
import weir.connection.ConnectionException;
import weir.connection.Input;
import weir.connection.Request;
import weir.connection.Shell;
import weir.module.Script;
import weir.modules.Json;

/**
 * The logs of one host's services, and how far they have been read. What an answer brought counts
 * as read once all of it is here; after a lost connection the same is asked for again, so that no
 * line is lost and none comes twice.
 */
public final class LogTail {
  private static final int MOST = 5000;
  private static final int MOST_LOOKS = 100;
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private final Script script =
      Script.of(
          "service/log-file.sh", "service/log-rotated.sh", "service/events.sh", "service/logs.sh");
  private final ServiceHost host;
  private final @Nullable Instant since;
  private final int lines;
  private final Map<String, Place> places = new HashMap<>();
  private String cursor = "";

  /** A log file, and where the next reading of it starts. */
  private record Place(String path, String state) {}

  /**
   * What one look brought.
   *
   * @param more whether the next look should come at once
   * @param problems what keeps logs from being read
   */
  public record News(List<LogLine> lines, boolean more, List<String> problems) {}

  /**
   * A tail that starts some way back.
   *
   * @param since null to start at the last lines
   * @param lines how many of the journal and of each file at first; 0 for all since then
   */
  public LogTail(ServiceHost host, @Nullable Instant since, int lines) {
    this.host = host;
    this.since = since;
    this.lines = lines;
    host.services().forEach(each -> places.put(each.unit(), new Place(each.log(), "")));
  }

  /** The lines since the last look. */
  public News next(Shell shell) throws ConnectionException {
    Answer answer = shell.submit(request()).answer();
    if (answer.status() != 0) {
      return new News(List.of(), false, List.of(answer.stderr().strip()));
    }
    return read(answer.stdout());
  }

  /** All lines until now, of more than one look where it takes that. */
  public News all(Shell shell) throws ConnectionException {
    List<LogLine> all = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    News news = next(shell);
    for (int looks = 1; ; looks++) {
      all.addAll(news.lines());
      problems.addAll(news.problems());
      if (!news.more()) {
        return new News(all, false, problems);
      }
      if (looks == MOST_LOOKS) {
        problems.add("there are more lines than are shown");
        return new News(all, true, problems);
      }
      news = next(shell);
    }
  }

  private Request request() {
    List<String> args = new ArrayList<>();
    args.add(cursor);
    args.add(since == null ? "" : Long.toString(since.getEpochSecond()));
    args.add(lines == 0 ? "" : Integer.toString(lines));
    args.add(Integer.toString(MOST));
    args.add(String.join(" ", host.services().stream().map(Service::unit).toList()));
    for (Service service : host.services()) {
      Place place = place(service.unit());
      args.addAll(List.of(service.unit(), place.path(), place.state()));
    }
    return new Request(script.text(), args, Map.of(), Input.NONE, DEADLINE);
  }

  private Place place(String unit) {
    return places.getOrDefault(unit, new Place("-", ""));
  }

  /** From what {@code logs.sh} printed. */
  News read(String text) {
    List<LogLine> read = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    List<String> fileLines = new ArrayList<>();
    String unit = "";
    Instant written = Instant.EPOCH;
    int journal = 0;
    boolean more = false;
    Map<String, List<String>> missing = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("|")) {
        fileLines.add(line.substring(1));
      } else if (line.startsWith("{")) {
        addJournal(line, read);
        journal++;
      } else if (line.startsWith("now=")) {
        written = second(line.substring(4));
      } else if (line.startsWith("cursor=")) {
        cursor = line.substring(7);
      } else if (line.startsWith("file=")) {
        unit = line.substring(5, line.indexOf(' '));
        String path = line.substring(line.indexOf(' ') + 1);
        places.put(unit, new Place(path, place(unit).state()));
      } else if (line.startsWith("written=")) {
        written = second(line.substring(8));
      } else if (line.startsWith("state=")) {
        addFile(unit, fileLines, written, read);
        more |= line.endsWith(":yes");
        fileLines.clear();
        String state = line.substring(6, line.lastIndexOf(':'));
        places.put(unit, new Place(place(unit).path(), state));
      } else if (line.startsWith("missing=")) {
        unit = line.substring(8);
        missing.put(unit, new ArrayList<>());
      } else if (line.startsWith("other=")) {
        missing.getOrDefault(unit, new ArrayList<>()).add(line.substring(6));
      } else if (line.startsWith("gone=")) {
        problems.add("there is no file %s".formatted(line.substring(5)));
      } else if (line.startsWith("lost=")) {
        problems.add(
            "%s was rotated away before its last lines were read".formatted(line.substring(5)));
      } else if (line.startsWith("later=")) {
        if (since != null) {
          problems.add("%s: only its last lines were looked at".formatted(line.substring(6)));
        }
      } else if (!line.isBlank()) {
        problems.add(LogLine.harmless(line));
      }
    }
    missing.forEach((name, others) -> {
      // Of one that is gone there may still be lines.
      if (read.stream().noneMatch(line -> line.unit().equals(name))) {
        problems.add(UnknownUnit.sentence(Service.named(name), others));
      }
    });
    return new News(read, more || journal >= MOST, problems);
  }

  private static Instant second(String text) {
    return text.matches("[0-9]{1,11}")
        ? Instant.ofEpochSecond(Long.parseLong(text))
        : Instant.EPOCH;
  }

  /** Lines without a time are as old as the one before them, or as the file's last change. */
  private void addFile(String unit, List<String> lines, Instant written, List<LogLine> read) {
    Instant time = null;
    for (String line : lines) {
      Instant own = LogTime.of(line);
      time = own == null ? time : own;
      Instant at = time == null ? written : time;
      if (since == null || !at.isBefore(since)) {
        read.add(
            new LogLine(at, host.name(), unit, LogLine.Source.FILE, 6, LogLine.harmless(line)));
      }
    }
  }

  private void addJournal(String line, List<LogLine> read) {
    try {
      if (!(Json.read(line) instanceof Map<?, ?> fields)) {
        return;
      }
      cursor = text(fields, "__CURSOR");
      Instant time =
          Instant.EPOCH.plus(
              Long.parseLong(text(fields, "__REALTIME_TIMESTAMP")), ChronoUnit.MICROS);
      boolean systemd = text(fields, "_PID").equals("1");
      String priority = text(fields, "PRIORITY");
      for (String each : message(fields.get("MESSAGE")).split("\n", -1)) {
        read.add(
            new LogLine(
                time,
                host.name(),
                unit(fields, systemd),
                systemd ? LogLine.Source.SYSTEMD : LogLine.Source.JOURNAL,
                priority.matches("[0-7]") ? Integer.parseInt(priority) : 6,
                LogLine.harmless(each)));
      }
    } catch (Json.NotJson | NumberFormatException _) {
      // A line that was cut off comes again: the cursor is still before it.
    }
  }

  private String unit(Map<?, ?> fields, boolean systemd) {
    String unit = text(fields, systemd ? "UNIT" : "_SYSTEMD_UNIT");
    if (!places.containsKey(unit)) {
      unit = text(fields, "OBJECT_SYSTEMD_UNIT");
    }
    return places.containsKey(unit) ? unit : host.services().getFirst().unit();
  }

  /** Bytes that are no text come as their numbers. */
  private static String message(@Nullable Object message) {
    if (message instanceof List<?> list) {
      byte[] bytes = new byte[list.size()];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = list.get(i) instanceof Number number ? number.byteValue() : (byte) '?';
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return message instanceof String text ? text : "";
  }

  private static String text(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof String text ? text : "";
  }
}
