package weir.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.modules.Json;

/** Lines of logs as texts, in the order of their times. */
public final class LogView {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int ERROR = 3;
  private static final int WARNING = 4;
  private final Ink ink;
  private final @Nullable Pattern wanted;
  private final List<String> hosts;
  private final boolean namesServices;
  private final int hostWidth;
  private final int serviceWidth;

  /**
   * A view.
   *
   * @param wanted what lines must hold, null for all
   */
  public LogView(List<ServiceHost> hosts, Ink ink, @Nullable Pattern wanted) {
    this.ink = ink;
    this.wanted = wanted;
    this.hosts = hosts.stream().map(ServiceHost::name).toList();
    List<String> names =
        hosts.stream().flatMap(host -> host.services().stream()).map(Service::name).toList();
    this.namesServices = names.stream().distinct().count() > 1;
    this.hostWidth = this.hosts.stream().mapToInt(String::length).max().orElse(0);
    this.serviceWidth = names.stream().mapToInt(String::length).max().orElse(0);
  }

  /** The wanted lines in the order of time; of each host so many of the newest, 0 for all. */
  public List<LogLine> select(List<LogLine> lines, int ofEachHost) {
    Map<String, List<LogLine>> byHost = new LinkedHashMap<>();
    lines.stream()
        .filter(line -> wanted == null || wanted.matcher(line.text()).find())
        .sorted(Comparator.comparing(LogLine::time))
        .forEach(line -> byHost.computeIfAbsent(line.host(), _ -> new ArrayList<>()).add(line));
    List<LogLine> selected = new ArrayList<>();
    byHost
        .values()
        .forEach(own ->
            selected.addAll(
                ofEachHost == 0
                    ? own
                    : own.subList(Math.max(0, own.size() - ofEachHost), own.size())));
    selected.sort(Comparator.comparing(LogLine::time));
    return selected;
  }

  /** One line for people. */
  public String text(LogLine line, Instant now) {
    StringBuilder prefix = new StringBuilder(padded(line.host(), hostWidth));
    if (namesServices) {
      prefix.append(' ').append(padded(name(line), serviceWidth));
    }
    String time = (day(line.time()).equals(day(now)) ? TIME : DAY_AND_TIME).format(line.time());
    String said = line.source() == LogLine.Source.SYSTEMD ? "systemd: " + line.text() : line.text();
    return "%s %s %s"
        .formatted(
            ink.neighbour(hosts.indexOf(line.host()), prefix + " |"),
            ink.paint(Tone.FAINT, time),
            ink.paint(tone(line), said));
  }

  /** One line for programs. */
  public static String json(LogLine line) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("time", line.time().toString());
    fields.put("host", line.host());
    fields.put("service", name(line));
    fields.put("source", line.source().name().toLowerCase(Locale.ROOT));
    fields.put("priority", line.priority());
    fields.put("message", line.text());
    return Json.write(fields);
  }

  /** What happened to the connection of a host. */
  public String notice(String host, String what) {
    return "%s %s"
        .formatted(
            ink.neighbour(hosts.indexOf(host), padded(host, hostWidth) + " |"),
            ink.paint(Tone.BAD, what));
  }

  private static String name(LogLine line) {
    return line.unit().replaceFirst("\\.service$", "");
  }

  private static Tone tone(LogLine line) {
    return line.priority() <= ERROR
        ? Tone.BAD
        : line.priority() == WARNING
            ? Tone.BUSY
            : line.source() == LogLine.Source.SYSTEMD ? Tone.FAINT : Tone.PLAIN;
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
