package weir.modules;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import weir.module.Answer;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.ModuleFailure;

/**
 * What a unit is on a host.
 *
 * @param file what stands at its path; a link's target is what it finally points to
 * @param show systemd's own view, by property
 * @param word how {@code systemctl is-enabled} puts it
 * @param links the links that start it, below {@code /etc/systemd/system/}
 * @param dropIns drop-in files on disk
 * @param running the inputs the running process was started from, or "" when it does not say
 * @param fileIsNewer whether the file was written after the unit was last started
 * @param missing what it needs and is not there, such as {@code user:app}
 * @param inputs the hash of each remote input, in their order
 * @param rejected what systemd says against the new text; empty when it takes it
 * @param directory whether the directory of the file is there
 * @param systemd the version of the host's systemd, 0 when it is not known
 * @param others units that trigger it, or that it triggers: name and state
 * @param exposure how exposed it is, and would be with the new text; "" when not known
 */
record UnitState(
    FileState file,
    Report show,
    String word,
    Set<String> links,
    List<DropIn> dropIns,
    String running,
    boolean fileIsNewer,
    List<String> missing,
    List<String> inputs,
    List<String> rejected,
    boolean directory,
    long systemd,
    List<String> others,
    Exposure exposure) {

  /** What systemd-analyze makes of a unit's sandbox, such as "9.2 UNSAFE". */
  record Exposure(String now, String then) {}

  /** A drop-in. */
  record DropIn(String path, UnitFile file) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  static UnitState of(Answer answer) {
    Report report = Report.of(answer);
    if (!answer.ok()) {
      throw new ModuleFailure("the unit cannot be looked at: " + answer.err().strip());
    }
    FileState file = FileProbe.parseOne(answer);
    Report show = report.below("show.");
    return new UnitState(
        file,
        show,
        report.get("word"),
        new TreeSet<>(report.all("link")),
        report.all("drop_in").stream().map(UnitState::dropIn).distinct().toList(),
        report.get("running"),
        isNewer(file, show, report),
        report.all("missing"),
        report.all("input"),
        rejected(report),
        report.get("directory").equals("yes"),
        report.number("systemd", 0),
        report.all("other"),
        new Exposure(report.get("exposure"), report.get("exposure_then")));
  }

  /** The text that is there, "" when none is. */
  String text() {
    return file.text() == null ? "" : file.text();
  }

  /** Whether another text than this is there; never when there is no wish. */
  boolean differsFrom(@Nullable UnitFile wanted) {
    return wanted != null && !wanted.text().equals(file.text());
  }

  boolean masked() {
    return file.isLink() && "/dev/null".equals(file.target())
        || show.get("LoadState").equals("masked");
  }

  String activeState() {
    return show.get("ActiveState");
  }

  boolean up() {
    return activeState().equals("active") || activeState().equals("reloading");
  }

  boolean failed() {
    return activeState().equals("failed") || show.get("Result").equals("start-limit-hit");
  }

  boolean enabled() {
    return word.startsWith("enabled") || word.equals("alias");
  }

  /** True when systemd has not read what lies on disk. */
  boolean needsReload() {
    List<String> loaded = List.of(show.get("DropInPaths").split(" ", -1));
    Set<String> names = new TreeSet<>();
    loaded.forEach(path -> names.add(path.substring(path.lastIndexOf('/') + 1)));
    return show.get("NeedDaemonReload").equals("yes")
        || dropIns.stream().anyMatch(dropIn -> !names.contains(dropIn.name()));
  }

  private static DropIn dropIn(String line) {
    int space = line.indexOf(' ');
    byte[] text = Base64.getDecoder().decode(line.substring(0, space));
    return new DropIn(
        line.substring(space + 1), new UnitFile(new String(text, StandardCharsets.UTF_8)));
  }

  /** Compares in seconds since the epoch, with some room for both clocks' rounding. */
  private static boolean isNewer(FileState file, Report show, Report report) {
    double up = Double.parseDouble(report.get("uptime").isEmpty() ? "0" : report.get("uptime"));
    double entered = show.number("ActiveEnterTimestampMonotonic", 0) / 1e6;
    double startedAt = report.number("now", 0) - (up - entered);
    return file.exists() && entered > 0 && file.mtime() > startedAt + 2;
  }

  /** A missing program is not held against the text: what is missing is looked at apart. */
  private static List<String> rejected(Report report) {
    long status = report.number("verified", 0);
    List<String> said = new ArrayList<>(report.all("said"));
    boolean silent = said.isEmpty();
    said.removeIf(line -> line.matches(".*Command .* is not executable: .*"));
    if (status != 0 && silent) {
      said.add("systemd-analyze verify ended with status " + status);
    }
    return status == 0 ? List.of() : said;
  }
}
