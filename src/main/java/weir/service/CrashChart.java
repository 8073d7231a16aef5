package weir.service;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code weir crashes} for people: a bar a day, and the last crashes one by one. */
public final class CrashChart {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int WIDEST_BAR = 60;
  private static final int LEFT = 4 + 9 + 2 + 6 + 2;
  private final int width;
  private final Ink ink;
  private final int days;
  private final int most;
  private final int each;

  /**
   * A chart.
   *
   * @param days how many, today included
   * @param most more crashes a day are shown as too many
   * @param each how many crashes are listed one by one, the newest
   */
  public CrashChart(int width, Ink ink, int days, int most, int each) {
    this.width = width;
    this.ink = ink;
    this.days = days;
    this.most = most;
    this.each = each;
  }

  /** The lines about all services. */
  public List<String> render(List<CrashReport> reports) {
    List<String> lines = new ArrayList<>();
    boolean chart = false;
    for (CrashReport report : reports) {
      List<String> own = new ArrayList<>();
      add(report, own);
      if (!lines.isEmpty() && (chart || own.size() > 1)) {
        lines.add("");
      }
      chart = own.size() > 1;
      lines.addAll(own);
    }
    return lines;
  }

  private void add(CrashReport report, List<String> lines) {
    String title = "%s on %s".formatted(report.service().name(), report.host());
    Instant now = report.now();
    if (!report.problem().isEmpty() || now == null) {
      String word = report.unreachable() ? "unreachable" : "unknown";
      lines.add(ink.heading(title) + ": " + ink.paint(Tone.LOST, word));
      lines.add(ink.paint(Tone.FAINT, "  └ " + report.problem()));
      return;
    }
    Instant start = day(now).minusDays(days - 1L).atStartOfDay().toInstant(ZoneOffset.UTC);
    List<Crash> list =
        report.crashes().list().stream().filter(crash -> !crash.at().isBefore(start)).toList();
    long drills = report.crashes().drillsSince(start);
    String sum = list.size() == 1 ? "1 crash" : "%d crashes".formatted(list.size());
    String shown =
        ink.paint(report.lastDay() > most ? Tone.BAD : list.isEmpty() ? Tone.GOOD : Tone.BUSY, sum);
    String lastDay =
        report.lastDay() == list.size() ? "" : ", %d in the last 24 h".formatted(report.lastDay());
    lines.add(
        "%s: %s %s%s%s"
            .formatted(
                ink.heading(title),
                shown,
                stretch(report.crashes().knownSince()),
                lastDay,
                list.isEmpty() ? "" : ", " + down(list)));
    if (drills > 0) {
      lines.add(ink.paint(Tone.FAINT, "  └ %s not counted".formatted(Words.drills(drills))));
    }
    if (!list.isEmpty()) {
      days(report, now, lines);
      last(list, lines);
    }
  }

  /** Of which time something is known. */
  private String stretch(@Nullable Instant known) {
    if (known != null) {
      return "since %s (before: unknown)".formatted(Words.time(known));
    }
    return days == 1 ? "today" : "in %d days".formatted(days);
  }

  private void days(CrashReport report, Instant now, List<String> lines) {
    Map<LocalDate, List<Crash>> byDay =
        report.crashes().list().stream().collect(Collectors.groupingBy(crash -> day(crash.at())));
    int highest = byDay.values().stream().mapToInt(List::size).max().orElse(0);
    LocalDate first = day(now).minusDays(days - 1L);
    Instant known = report.crashes().knownSince();
    if (known != null && first.isBefore(day(known))) {
      LocalDate last = day(known).minusDays(1);
      String until = last.equals(first) ? "" : " to " + name(last);
      lines.add(ink.paint(Tone.FAINT, "    %s%s  unknown".formatted(name(first), until)));
      first = day(known);
    }
    for (LocalDate day = first; !day.isAfter(day(now)); day = day.plusDays(1)) {
      lines.add(line(name(day), byDay.getOrDefault(day, List.of()), highest));
    }
  }

  private static String name(LocalDate day) {
    return DAY.format(day.atStartOfDay(ZoneOffset.UTC));
  }

  private String line(String day, List<Crash> crashes, int highest) {
    List<String> words = new ArrayList<>();
    if (!crashes.isEmpty()) {
      words.add(causes(crashes));
      words.add(down(crashes));
    }
    String rest = String.join(", ", words);
    int room = Math.max(8, Math.min(WIDEST_BAR, width - LEFT - rest.length()));
    int length =
        crashes.isEmpty() ? 0 : Math.max(1, Math.round((float) crashes.size() * room / highest));
    if (highest < room / 2) {
      length = crashes.size() * 2;
    }
    Tone tone = crashes.size() > most ? Tone.BAD : Tone.BUSY;
    String bar = length == 0 ? "" : ink.paint(tone, "█".repeat(length)) + "  ";
    String count = "%6d".formatted(crashes.size());
    return "    %s  %s  %s%s"
        .formatted(
            day,
            ink.paint(crashes.isEmpty() ? Tone.FAINT : tone, count),
            bar,
            ink.paint(Tone.FAINT, rest))
        .stripTrailing();
  }

  private void last(List<Crash> list, List<String> lines) {
    int from = Math.max(0, list.size() - each);
    if (from > 0 && each > 0) {
      lines.add(ink.paint(Tone.FAINT, "    the last %d:".formatted(each)));
    }
    for (Crash crash : list.subList(from, list.size())) {
      String after =
          switch (crash.after()) {
            case BACK -> "back after " + Words.seconds(seconds(crash.down()));
            case AGAIN -> "crashed again after " + Words.seconds(seconds(crash.down()));
            case STOPPED -> "then somebody stopped it";
            case DOWN -> "not back since";
          };
      lines.add(
          "    %s  %s"
              .formatted(
                  TIME.format(crash.at()),
                  ink.paint(
                      crash.after() == Crash.After.DOWN ? Tone.BAD : Tone.PLAIN,
                      "%-14s %s".formatted(crash.cause(), after))));
    }
  }

  private static String down(List<Crash> crashes) {
    boolean still = crashes.getLast().after() == Crash.After.DOWN;
    Duration down = CrashReport.down(crashes);
    if (down.isZero()) {
      return still ? "not back since" : "downtime unknown";
    }
    return "down for %s%s".formatted(Words.seconds(seconds(down)), still ? ", not back since" : "");
  }

  /** Such as {@code signal 9 ×3, exit 1}. */
  private static String causes(List<Crash> crashes) {
    Map<String, Long> counts =
        crashes.stream()
            .collect(
                Collectors.groupingBy(Crash::cause, LinkedHashMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry ->
            entry.getValue() == 1
                ? entry.getKey()
                : "%s ×%d".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static double seconds(@Nullable Duration duration) {
    return duration == null ? 0 : duration.toMillis() / 1000.0;
  }

  private static LocalDate day(Instant time) {
    return time.atZone(ZoneOffset.UTC).toLocalDate();
  }
}
