package weir.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import weir.service.Ink;
import weir.service.Row;
import weir.service.ServiceHost;
import weir.service.Status;
import weir.service.StatusTable;
import weir.service.Tone;

/**
 * {@code weir status --watch}: each host is asked again and again by a thread of its own, so that a
 * slow one holds up no other; the newest rows of all are drawn over the old ones.
 */
final class StatusWatch {
  private static final String OTHER_SCREEN = "\u001b[?1049h\u001b[?25l";
  private static final String FIRST_SCREEN = "\u001b[?25h\u001b[?1049l";
  private static final String HOME = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K";
  private static final String REST_OF_SCREEN = "\u001b[J";
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private final ServiceSession session;
  private final Status status;
  private final int seconds;
  private final ServiceOptions.Output output;
  private final PrintStream out;
  private final boolean drawn;
  private final Screen screen = new Screen();
  private final Map<String, List<Row>> newest = new ConcurrentHashMap<>();
  private boolean over;

  StatusWatch(
      ServiceSession session,
      Status status,
      int seconds,
      ServiceOptions.Output output,
      PrintStream out) {
    this.session = session;
    this.status = status;
    this.seconds = seconds;
    this.output = output;
    this.out = out;
    this.drawn = Screen.present() && output == ServiceOptions.Output.TABLE;
  }

  /** Does not return but for an interrupted thread; Ctrl-C ends the process from here. */
  int run() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::leave, "watch"));
    for (ServiceHost host : session.hosts()) {
      Thread.ofPlatform().daemon().name("weir-" + host.name()).start(() -> follow(host));
    }
    begin();
    try {
      awaitAll();
      while (true) {
        show();
        Thread.sleep(seconds * 1000L);
      }
    } catch (InterruptedException _) {
      return ExitCode.INTERRUPTED;
    }
  }

  private void follow(ServiceHost host) {
    try {
      while (true) {
        List<Row> rows = status.rows(session.shells(), host);
        boolean first = newest.put(host.name(), rows) == null;
        if (first && drawn) {
          show();
        }
        synchronized (newest) {
          newest.notifyAll();
        }
        Thread.sleep(seconds * 1000L);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Output that is not drawn over starts when there is something to tell of each host. */
  private void awaitAll() throws InterruptedException {
    synchronized (newest) {
      while (!drawn && newest.size() < session.hosts().size()) {
        newest.wait();
      }
    }
  }

  private synchronized void begin() {
    if (drawn) {
      out.print(OTHER_SCREEN);
      out.flush();
    }
  }

  private synchronized void show() {
    if (over) {
      return;
    }
    Screen.Size size = screen.size();
    if (drawn) {
      List<String> all = new ArrayList<>();
      all.add(head());
      all.add("");
      all.addAll(StatusTable.fitting(rows(), size.columns(), size.rows() - 2, ink()));
      StringBuilder text = new StringBuilder(HOME);
      int last = Math.min(all.size(), size.rows());
      for (int i = 0; i < last; i++) {
        text.append(all.get(i)).append(REST_OF_LINE).append(i + 1 < last ? "\r\n" : "");
      }
      out.print(text.append(REST_OF_SCREEN));
    } else {
      lines(size.columns()).forEach(out::println);
    }
    out.flush();
  }

  private Ink ink() {
    return session.colored() ? Ink.COLOR : Ink.PLAIN;
  }

  private List<String> lines(int width) {
    return StatusCommand.text(rows(), output, width, session.colored());
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    session.hosts().forEach(host -> rows.addAll(newest.getOrDefault(host.name(), List.of())));
    return rows;
  }

  private String head() {
    int missing = session.hosts().size() - newest.size();
    String asking = missing == 0 ? "" : " · asking %d more".formatted(missing);
    return ink()
        .paint(
            Tone.FAINT,
            "weir status · %s UTC · every %d s%s · Ctrl-C ends"
                .formatted(CLOCK.format(Instant.now()), seconds, asking));
  }

  /** Puts the terminal back, and leaves the last table on it. */
  private synchronized void leave() {
    over = true;
    if (drawn) {
      out.print(FIRST_SCREEN);
      if (!newest.isEmpty()) {
        lines(screen.size().columns()).forEach(out::println);
      }
      out.flush();
    }
    Runtime.getRuntime().halt(StatusCommand.exitCode(rows()));
  }
}
