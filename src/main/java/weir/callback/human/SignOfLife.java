package weir.callback.human;

import java.io.PrintStream;
import java.util.List;
import weir.callback.Event;

/** Tells a person that hosts are at work; files and pipes are spared it. */
final class SignOfLife {
  private static final int NAMED_HOSTS = 3;

  private SignOfLife() {}

  static void print(Event.Waiting waiting, Palette palette, PrintStream err) {
    if (palette == Palette.PLAIN) {
      return;
    }
    List<String> hosts = waiting.hosts();
    String names = String.join(", ", hosts.subList(0, Math.min(NAMED_HOSTS, hosts.size())));
    String more =
        hosts.size() > NAMED_HOSTS ? " and %d more".formatted(hosts.size() - NAMED_HOSTS) : "";
    err.println(palette.skipped("... %s%s: %d s".formatted(names, more, waiting.seconds())));
  }
}
