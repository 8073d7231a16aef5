package weir.differential;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run printed, in a form in which two runs can be compared: hosts in order within a task,
 * results without what differs from run to run.
 */
final class Transcript {
  private static final Pattern BANNER =
      Pattern.compile("(PLAY|TASK|RUNNING HANDLER|NO MORE HOSTS LEFT|PLAY RECAP).* \\*{3,}");
  private static final Pattern RESULT =
      Pattern.compile(
          "(?:ok|changed|skipping|fatal|failed|FAILED - RETRYING): ?\\[([^\\]]*?)(?: -> [^\\]]*)?\\].*");

  private static final Pattern INCLUDED = Pattern.compile("(included: [</].* for )(.*?)( => .*|)");

  /** What belongs to one host, with the lines under it. */
  private record Entry(String host, List<String> lines) {}

  private final List<String> out = new ArrayList<>();
  private final List<Entry> section = new ArrayList<>();
  private final List<String> pending = new ArrayList<>();

  private final boolean checkMode;

  private String banner = "";

  private Transcript(boolean checkMode) {
    this.checkMode = checkMode;
  }

  /** The comparable form of a standard output. */
  static String of(String stdout, boolean checkMode) {
    Transcript transcript = new Transcript(checkMode);
    stdout.lines().forEach(transcript::line);
    transcript.close();
    return String.join("\n", transcript.out) + "\n";
  }

  /**
   * The same of a run in which hosts did not wait for each other: tasks by name, hosts in order.
   */
  static String anyOrder(String stdout, boolean checkMode) {
    List<String> plays = new ArrayList<>();
    Map<String, StringBuilder> tasks = new TreeMap<>();
    StringBuilder current = new StringBuilder();
    for (String line : stdout.lines().toList()) {
      boolean banner = BANNER.matcher(line).matches();
      if (banner && line.startsWith("PLAY")) {
        tasks.forEach((task, lines) -> plays.add(task + lines));
        tasks.clear();
        plays.add(line);
      }
      if (banner) {
        current = tasks.computeIfAbsent(line, _ -> new StringBuilder());
      } else if (INCLUDED.matcher(line).matches()) {
        Matcher included = INCLUDED.matcher(line);
        boolean _ = included.matches();
        for (String host : included.group(2).split(", ", -1)) {
          tasks.computeIfAbsent(included.group(1) + host, _ -> new StringBuilder());
        }
      } else if (!line.isEmpty()) {
        current.append('\n').append(line);
      }
    }
    tasks.forEach((task, lines) -> plays.add(task + lines));
    return of(String.join("\n", plays), checkMode);
  }

  private void line(String line) {
    Matcher result = RESULT.matcher(line);
    if (line.equals("No config file found; using defaults")
        || line.matches("Using .* as config file")
        || line.startsWith("ASYNC ")
        || line.startsWith("An exception occurred during task execution.")) {
      return;
    }
    if (BANNER.matcher(line).matches()) {
      if (line.equals(banner) && onlySkipped()) {
        section.forEach(entry -> entry.lines().removeIf(String::isEmpty));
        return; // Ansible repeats the banner of a meta task for each host.
      }
      banner = line;
      close();
      if ((line.startsWith("TASK") || line.startsWith("NO MORE"))
          && out.size() > 2
          && out.get(out.size() - 2).equals(line)) {
        out.removeLast();
        return; // Ansible repeats the banner of a meta task for each host, and its last word.
      }
      out.add(line);
    } else if (result.matches()) {
      Entry entry = new Entry(result.group(1), new ArrayList<>(pending));
      pending.clear();
      entry.lines().add(line.replaceFirst(" -> \\{\\{[^}]*}}]", "]"));
      section.add(entry);
    } else if (line.startsWith("--- ") || !pending.isEmpty()) {
      pending.add(
          line.replaceFirst(
              "after: (content|/.*/ansible-(local|tmp)-.*|[^/]*)$", "after: <source>"));
    } else if (line.startsWith("included: ")) {
      included(line);
    } else if (section.isEmpty()) {
      section.add(new Entry("\uffff", new ArrayList<>(List.of(line))));
    } else {
      section.getLast().lines().add(line);
    }
  }

  /** Hosts in order; Ansible 2.14 does not tell of included roles. */
  private void included(String line) {
    Matcher matcher = INCLUDED.matcher(line);
    if (matcher.matches()) {
      String hosts =
          Stream.of(matcher.group(2).split(", ", -1)).sorted().collect(Collectors.joining(", "));
      String sorted = matcher.group(1) + hosts + matcher.group(3);
      section.add(new Entry("\uffff", new ArrayList<>(List.of(sorted))));
    }
  }

  /** Whether all that was told since the last banner is that hosts were skipped. */
  private boolean onlySkipped() {
    return !section.isEmpty()
        && section.stream()
            .flatMap(entry -> entry.lines().stream())
            .allMatch(line -> line.isEmpty() || line.startsWith("skipping"));
  }

  /** Whose failure was ignored is told by the counters; the lines come as hosts get there. */
  private List<String> ignored() {
    List<String> ignored = new ArrayList<>();
    for (Entry entry : section) {
      entry.lines().removeIf(line -> line.equals("...ignoring") && ignored.add(line));
    }
    return ignored;
  }

  private void close() {
    boolean gap = !section.isEmpty() && section.getLast().lines().getLast().isEmpty();
    if (gap) {
      section.getLast().lines().removeLast();
    }
    List<String> ignored = ignored();
    List<Entry> sorted = new ArrayList<>(section);
    sorted.sort(Comparator.comparing(Entry::host));
    sorted.removeIf(entry -> entry.lines().isEmpty());
    for (Entry entry : sorted) {
      String text = String.join("\n", entry.lines());
      boolean changed = text.startsWith("changed") || text.contains("\nchanged: ");
      out.add(Results.stable(text, checkMode && changed));
    }
    out.addAll(ignored);
    out.addAll(pending);
    if (gap) {
      out.add("");
    }
    section.clear();
    pending.clear();
  }
}
