package weir.modules;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.module.Answer;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.ModuleFailure;

/**
 * What a host says about logrotate.
 *
 * @param file what stands at the stanza's path
 * @param report whether logrotate takes the stanza, what runs it, and where the log lies
 */
record LogrotateHost(FileState file, Report report) {

  static LogrotateHost of(Answer answer) {
    if (!answer.ok()) {
      throw new ModuleFailure("logrotate cannot be looked at: " + answer.err().strip());
    }
    return new LogrotateHost(FileProbe.parseOne(answer), Report.of(answer));
  }

  /** The stanza that is there, "" when none is. */
  String text() {
    return file.text() == null ? "" : file.text();
  }

  /** How logrotate.timer is; "" when there is none and cron runs logrotate. */
  String timer() {
    return report.get("timer");
  }

  /** Whether the timer is started at boot, in systemd's word. */
  String boot() {
    return report.get("boot");
  }

  /** Why the file would not be rotated, or null. */
  @Nullable String refusal(LogrotateParams params) {
    if (report.get("program").isEmpty()) {
      return "this host has no logrotate, so %s would grow for ever; nothing was changed. Install the"
              .formatted(params.path())
          + " package logrotate before this task, or log to the journal: StandardOutput=journal.";
    }
    if (report.get("timer").equals("masked")) {
      return "logrotate.timer is masked on this host, so nothing would rotate %s; nothing was changed."
              .formatted(params.path())
          + " If it should run again: systemctl unmask logrotate.timer";
    }
    if (report.get("timer").isEmpty() && report.get("cron").isEmpty()) {
      return "nothing runs logrotate on this host: there is no logrotate.timer and no"
          + " /etc/cron.daily/logrotate; nothing was changed. Install the package logrotate again.";
    }
    if (report.get("directory").isEmpty()) {
      return "there is no directory %s on this host; nothing was changed. Make it before this task:"
              .formatted(params.directory())
          + " owner root, mode 0755.";
    }
    if (!report.get("writable").isEmpty() && params.su().isEmpty()) {
      return "%s may be written to by others than root (%s): logrotate skips such a directory, or"
              .formatted(params.directory(), report.get("writable"))
          + " follows as root a link that was planted there; nothing was changed. Give it to root,"
          + " mode 0755, or say whose it is with su: user:group.";
    }
    if (!report.get("su_missing").isEmpty()) {
      return "su: there is no %s on this host; nothing was changed"
          .formatted(report.get("su_missing"));
    }
    String output = report.get("output");
    if (params.how() == LogrotateParams.How.COPYTRUNCATE && output.equals("file")) {
      return "%s writes the file with StandardOutput=file: and would go on behind the hole that a cut"
              .formatted(params.unit())
          + " leaves; nothing was changed. Write StandardOutput=append: in its unit.";
    }
    List<String> said = report.all("said");
    return report.number("accepted", 0) == 0
        ? null
        : "logrotate does not accept this; nothing was changed:\n  " + String.join("\n  ", said);
  }
}
