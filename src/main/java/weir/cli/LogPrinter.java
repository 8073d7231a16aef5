package weir.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import weir.service.LogLine;
import weir.service.LogView;

/** Prints lines of logs, and on standard error what happens to hosts meanwhile. */
final class LogPrinter {
  private final LogView view;
  private final boolean json;
  private final PrintStream out;
  private final PrintWriter err;

  LogPrinter(LogView view, boolean json, PrintStream out, PrintWriter err) {
    this.view = view;
    this.json = json;
    this.out = out;
    this.err = err;
  }

  /** Prints the wanted ones of these; of each host so many of the newest, 0 for all. */
  void print(List<LogLine> lines, int ofEachHost) {
    Instant now = Instant.now();
    for (LogLine line : view.select(lines, ofEachHost)) {
      out.println(json ? LogView.json(line) : view.text(line, now));
    }
    out.flush();
  }

  void notice(String host, String what) {
    err.println(view.notice(host, what));
    err.flush();
  }

  /** Whether nobody reads the lines any more. */
  boolean unheard() {
    return out.checkError();
  }
}
