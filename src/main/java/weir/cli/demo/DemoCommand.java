package weir.cli.demo;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import weir.cli.command.Command;
import weir.cli.command.Options;

/** {@code weir demo}. */
public final class DemoCommand implements Command {
  private static final int MOST_HOSTS = 50;

  private int hosts = 3;
  private String suite = "bookworm";
  private @Nullable Path playbook;
  private boolean up;
  private boolean down;
  private boolean image;

  private final PlaybookRun play;
  private final DemoContent content;

  /** A demo of {@code content}, run by {@code play}. */
  public DemoCommand(PlaybookRun play, DemoContent content) {
    this.play = play;
    this.content = content;
  }

  @Override
  public void describe(Options to) {
    to.sorted()
        .description(
            "Start Debian hosts in containers on this machine and run the playbook against"
                + " them, twice.",
            "A second `weir demo` uses the hosts that run already.")
        .flag("--down", "Remove the hosts, their key and their inventory.", v -> down = v)
        .number("--hosts", "N", "How many hosts to start (default: 3).", v -> hosts = v)
        .flag("--image", "With --down: remove the image of the hosts as well.", v -> image = v)
        .path(
            "--playbook",
            "FILE",
            "What to run (default: Weir's own playbooks/site.yml).",
            v -> playbook = v)
        .text(
            "--suite",
            "SUITE",
            "Debian suite of the hosts: bullseye, bookworm or trixie (default: bookworm).",
            v -> suite = v)
        .flag("--up", "Only start the hosts and write their inventory.", v -> up = v);
  }

  @Override
  public int run(CommandLine line) {
    if (hosts < 1 || hosts > MOST_HOSTS) {
      throw new ParameterException(line, "--hosts must be between 1 and " + MOST_HOSTS + ".");
    }
    if (!suite.matches("bullseye|bookworm|trixie")) {
      throw new ParameterException(line, "--suite must be bullseye, bookworm or trixie.");
    }
    var directory = DemoDirectory.of(System.getenv());
    boolean terminal = onTerminal();
    var demo = new Demo(directory, content, play, line.getOut(), line.getErr(), terminal);
    if (down) return demo.down(image);
    if (up) return demo.up(hosts, suite);
    Path chosen = playbook == null ? ownPlaybook() : playbook;
    if (!Files.isReadable(chosen)) {
      throw new ParameterException(line, "The playbook " + chosen + " cannot be read.");
    }
    return demo.run(hosts, suite, chosen);
  }

  // JDK 25 gives null again where there is none, unlike 22 to 24.
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /** The launcher says where Weir lies; without it the current directory is tried. */
  private static Path ownPlaybook() {
    return Path.of(System.getProperty("weir.home", ""), "playbooks", "site.yml");
  }
}
