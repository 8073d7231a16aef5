package weir.cli.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Hosts up, the play, a look at the result, the play again; or everything away. */
public final class Demo {
  private final DemoDirectory directory;
  private final Docker docker;
  private final DemoContent content;
  private final PlaybookRun play;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean terminal;

  /**
   * A demo that keeps its files in {@code directory}.
   *
   * @param terminal true when {@code err} is one, and a line may be drawn again and again
   */
  public Demo(
      DemoDirectory directory,
      DemoContent content,
      PlaybookRun play,
      PrintWriter out,
      PrintWriter err,
      boolean terminal) {
    this.directory = directory;
    this.docker = new Docker(directory.family());
    this.content = content;
    this.play = play;
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** Starts the hosts and runs the play twice; the exit code is the first that is not 0. */
  public int run(int count, String suite, Path playbook) {
    Stage stage = start(count, suite);
    List<String> args =
        List.of(
            "-i",
            directory.inventory().toString(),
            "-e",
            "@" + directory.variables(),
            playbook.toString());
    say("First run: weir run " + String.join(" ", args));
    int first = play.run(args);
    new DemoReport(out, directory, content).print(stage.hosts(), stage.variables());
    if (first != 0) return first;
    say("Second run of the same play: every host must show changed=0.");
    int second = play.run(args);
    out.println();
    say("The hosts stay up; `weir demo` uses them again, `weir demo --down` removes them.");
    return second;
  }

  /** Removes the hosts, the key and the inventory, and the images too if asked. */
  public int down(boolean images) {
    if (Docker.answers()) {
      List<String> names = docker.containers().stream().map(Docker.Container::name).toList();
      try (var line = new ProgressLine(err, terminal, "Removing " + names.size() + " hosts")) {
        Docker.remove(names);
        names.forEach(name -> line.message("removed " + name));
        if (images) Docker.removeImages();
      }
    } else {
      err.println("No Docker engine answers here, so no demo host can be running.");
      err.flush();
    }
    directory.remove();
    say("removed " + directory.root());
    return 0;
  }

  /** Starts the hosts, or finds them running, and writes the inventory. */
  public int up(int count, String suite) {
    start(count, suite);
    say("inventory: " + directory.inventory());
    return 0;
  }

  /** The hosts that run, and what is particular to each of them. */
  private record Stage(List<DemoHost> hosts, Map<String, Map<String, String>> variables) {}

  private Stage start(int count, String suite) {
    directory.create();
    String image =
        step("Docker engine and host image", line -> HostImage.ensure(suite, line::message));
    SshKey key = SshKey.at(directory.key());
    List<DemoHost> hosts =
        step(
            "Booting " + count + " hosts",
            line -> new DemoHosts(docker, image, key, line::message).up(count));
    Map<String, Map<String, String>> variables =
        content.tunnel()
            ? step(
                "Starting the stand-in of ngrok's edge",
                line -> new DemoEdge(docker, directory, image).up(hosts))
            : Map.of();
    directory.describe(hosts, content, variables);
    for (DemoHost host : hosts) {
      for (DemoContent.HostFile file : content.files()) Docker.copy(file, host.name());
    }
    return new Stage(hosts, variables);
  }

  private <T> T step(String name, Function<ProgressLine, T> work) {
    try (ProgressLine line = new ProgressLine(err, terminal, name)) {
      return work.apply(line);
    }
  }

  private void say(String line) {
    out.println(line);
    out.flush();
  }
}
