package weir.cli;

import java.util.ArrayList;
import java.util.List;
import weir.service.HostAnswer;
import weir.service.LogLine;
import weir.service.LogTail;
import weir.service.ServiceHost;

/**
 * {@code weir logs -f}: a thread a host asks for new lines through the shell that is open anyway,
 * so that nothing runs on the host between two questions; this one prints what has come.
 */
final class LogFollow {
  private static final long PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private final ServiceSession session;
  private final List<LogTail> tails;
  private final LogPrinter printer;
  private final int atFirst;
  private List<LogLine> arrived = new ArrayList<>();
  private int asked;

  LogFollow(ServiceSession session, List<LogTail> tails, LogPrinter printer, int atFirst) {
    this.session = session;
    this.tails = tails;
    this.printer = printer;
    this.atFirst = atFirst;
  }

  /** Returns when nobody reads the lines any more; Ctrl-C ends the process. */
  int run() {
    for (int i = 0; i < tails.size(); i++) {
      ServiceHost host = session.hosts().get(i);
      LogTail tail = tails.get(i);
      Thread.ofPlatform().daemon().name("weir-" + host.name()).start(() -> follow(host, tail));
    }
    try {
      // What is there already comes in one piece, so that all of it is in order.
      printer.print(firstLines(), atFirst);
      while (!printer.unheard()) {
        Thread.sleep(PAUSE_MILLIS);
        printer.print(take(), 0);
      }
      return ExitCode.OK;
    } catch (InterruptedException _) {
      return ExitCode.INTERRUPTED;
    }
  }

  private synchronized List<LogLine> firstLines() throws InterruptedException {
    while (asked < tails.size()) {
      wait();
    }
    return take();
  }

  private synchronized List<LogLine> take() {
    List<LogLine> lines = arrived;
    arrived = new ArrayList<>();
    return lines;
  }

  private synchronized void arrive(List<LogLine> lines) {
    arrived.addAll(lines);
  }

  private synchronized void answered() {
    asked++;
    notifyAll();
  }

  private void follow(ServiceHost host, LogTail tail) {
    boolean first = true;
    long backOff = PAUSE_MILLIS;
    List<String> known = List.of();
    try {
      while (true) {
        long pause = PAUSE_MILLIS;
        switch (session.shells().ask(host, (_, shell) -> tail.next(shell))) {
          case HostAnswer.Answered<LogTail.News> answered -> {
            LogTail.News news = answered.value();
            arrive(news.lines());
            if (backOff > PAUSE_MILLIS) {
              printer.notice(host.name(), "is back");
            }
            backOff = PAUSE_MILLIS;
            pause = news.more() ? 0 : pause;
            if (!news.problems().equals(known)) {
              known = news.problems();
              known.forEach(problem -> printer.notice(host.name(), problem));
            }
          }
          case HostAnswer.Unreachable<LogTail.News> lost -> {
            if (backOff == PAUSE_MILLIS) {
              printer.notice(host.name(), lost.why() + " Trying again until it is back.");
            }
            backOff = Math.min(backOff * 2, LONGEST_PAUSE_MILLIS);
            pause = backOff;
          }
        }
        if (first) {
          first = false;
          answered();
        }
        Thread.sleep(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
