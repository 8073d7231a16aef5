package weir.cli.demo;

import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code weir demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Start Debian hosts in containers on this machine and run the playbook against them, twice.",
      "A second `weir demo` uses the hosts that run already."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final int MOST_HOSTS = 50;

  @Option(
      names = "--hosts",
      paramLabel = "N",
      defaultValue = "3",
      description = "How many hosts to start (default: ${DEFAULT-VALUE}).")
  private int hosts;

  @Option(
      names = "--suite",
      paramLabel = "SUITE",
      defaultValue = "bookworm",
      description = "Debian suite of the hosts: bullseye, bookworm or trixie (default: bookworm).")
  private String suite = "bookworm";

  @Option(
      names = "--playbook",
      paramLabel = "FILE",
      description = "What to run (default: Weir's own playbooks/site.yml).")
  private @Nullable Path playbook;

  @Option(names = "--up", description = "Only start the hosts and write their inventory.")
  private boolean up;

  @Option(names = "--down", description = "Remove the hosts, their key and their inventory.")
  private boolean down;

  @Option(names = "--image", description = "With --down: remove the image of the hosts as well.")
  private boolean image;

  @Spec private @Nullable CommandSpec spec;

  private final PlaybookRun play;
  private final DemoContent content;

  /** A demo of {@code content}, run by {@code play}. */
  public DemoCommand(PlaybookRun play, DemoContent content) {
    this.play = play;
    this.content = content;
  }

  @Override
  public Integer call() {
    var line = requireNonNull(spec).commandLine();
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
