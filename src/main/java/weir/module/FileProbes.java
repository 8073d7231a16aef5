package weir.module;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several {@link FileProbe}s asked as one, and the answer to that one taken apart again. A host
 * starts two programs for all of them, where each alone would start two of its own.
 */
public final class FileProbes {
  private static final Script SCRIPT = Script.of("module/describe.sh", "module/stat-together.sh");
  private static final String END = "next=\n";

  private FileProbes() {}

  /** Whether a probe can be one of several. */
  public static boolean takes(Probe probe) {
    return probe.script().equals(FileProbe.SCRIPT);
  }

  /** What to send for all of them. */
  public static Probe together(List<Probe> probes) {
    List<String> groups = new ArrayList<>();
    List<String> summed = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    Duration time = Duration.ZERO;
    for (Probe probe : probes) {
      List<String> args = probe.args();
      groups.add(args.getFirst());
      groups.add(Integer.toString(args.size() / 3));
      groups.addAll(args.subList(1, args.size()));
      for (int i = 1; i < args.size(); i += 3) {
        String path = args.get(i + 2);
        if (!path.startsWith("~")) { // The host alone knows what that is.
          paths.add(path);
          if (isSummed(args.get(i), args.get(i + 1))) {
            summed.add(path);
          }
        }
      }
      time = time.plus(probe.deadline());
    }
    List<String> args = new ArrayList<>();
    args.add(Integer.toString(groups.size() + 2));
    args.add(Integer.toString(summed.size()));
    args.addAll(groups);
    args.addAll(summed);
    args.addAll(paths);
    return Probe.of(SCRIPT, args).within(time);
  }

  /** What each of so many would have been answered alone; null when that cannot be told. */
  public static @Nullable List<Answer> apart(Answer answer, int count) {
    List<Answer> answers = new ArrayList<>();
    String out = answer.out();
    int from = 0;
    while (answer.ok() && from < out.length()) {
      int end = out.startsWith(END, from) ? from : out.indexOf("\n" + END, from) + 1;
      if (end == 0) {
        return null;
      }
      answers.add(new Answer(0, out.substring(from, end), ""));
      from = end + END.length();
    }
    return answers.size() == count ? answers : null;
  }

  /** Whether the host would sum a file that is there, whatever its size. */
  private static boolean isSummed(String how, String known) {
    return how.contains("s") && (!how.contains("t") || !known.isEmpty());
  }
}
