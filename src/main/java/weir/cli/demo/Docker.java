package weir.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/**
 * The docker client, asked for what a demo needs.
 *
 * @param family of containers: their names begin with it, and a label carries it
 */
record Docker(String family) {
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String LABEL = "weir.demo";
  private static final String COLUMNS =
      "{{.Names}}\t{{.Image}}\t{{.State}}\t{{.Label \"weir.demo.key\"}}\t{{.Label \"weir.demo.port\"}}";

  /**
   * A container of the demo, whatever its state.
   *
   * @param state as Docker names it: running, exited, ...
   * @param key the public key it was started with
   */
  record Container(String name, String image, String state, String key, int port) {}

  static boolean answers() {
    return attempt(List.of("version")).succeeded();
  }

  List<Container> containers() {
    List<String> argv =
        List.of("ps", "-a", "--filter", "label=" + LABEL + "=" + family, "--format", COLUMNS);
    return run(argv)
        .lines()
        .map(line -> line.split("\t", -1))
        .map(f -> new Container(f[0], f[1], f[2], f[3], Integer.parseInt(f[4])))
        .toList();
  }

  void create(String name, String image, HostSettings settings, SshKey key, int port) {
    List<String> argv = new ArrayList<>(List.of("run", "-d", "--name", name, "--hostname", name));
    argv.addAll(settings.runOptions());
    argv.addAll(
        List.of("--label", LABEL + "=" + family, "--label", LABEL + ".key=" + key.publicLine()));
    argv.addAll(List.of("--label", LABEL + ".port=" + port));
    argv.addAll(List.of("-e", HostSettings.KEY_VARIABLE + "=" + key.publicLine()));
    argv.addAll(List.of("-p", "127.0.0.1:" + port + ":22", image));
    run(argv);
  }

  /** Starts a container that runs one program of {@code files}, with loopback ports of its own. */
  void createPlain(String name, String image, Path files, List<Integer> ports, String... argv) {
    List<String> all = new ArrayList<>(List.of("run", "-d", "--name", name, "--restart", "always"));
    all.addAll(List.of("--label", LABEL + "=" + family, "--label", LABEL + ".key="));
    all.addAll(List.of("--label", LABEL + ".port=0", "-v", files + ":/standin:ro"));
    for (int port : ports) all.addAll(List.of("-p", "127.0.0.1:" + port + ":" + port));
    all.addAll(List.of("--entrypoint", argv[0], image));
    all.addAll(List.of(argv).subList(1, argv.length));
    run(all);
  }

  /** The address of a container in the network that it shares with the others. */
  static String address(String name) {
    return run(List.of(
            "inspect", "-f", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", name))
        .strip();
  }

  static void start(String name) {
    run(List.of("start", name));
  }

  static void remove(List<String> names) {
    if (names.isEmpty()) return;
    List<String> argv = new ArrayList<>(List.of("rm", "-f", "-v"));
    argv.addAll(names);
    run(argv);
  }

  /** Removes the images of demo and test hosts that no container uses. */
  static void removeImages() {
    for (String repository : List.of("weir-target", "weir-base")) {
      List<String> argv = List.of("images", "--format", "{{.Repository}}:{{.Tag}}", repository);
      run(argv).lines().forEach(image -> attempt(List.of("rmi", image)));
    }
  }

  static void copy(DemoContent.HostFile file, String name) {
    run(List.of("cp", file.source().toString(), name + ":" + file.destination()));
    run(List.of("exec", name, "chown", "root:root", file.destination()));
    run(List.of("exec", name, "chmod", file.mode(), file.destination()));
  }

  /** Runs a program in a container; its exit status may be anything. */
  static Subprocess.Result exec(String name, String... argv) {
    List<String> all = new ArrayList<>(List.of("exec", name));
    all.addAll(List.of(argv));
    return attempt(all);
  }

  private static Subprocess.Result attempt(List<String> argv) {
    return Subprocess.run(command(argv), LONGEST, line -> {});
  }

  private static String run(List<String> argv) {
    Queue<String> told = new ConcurrentLinkedQueue<>();
    Subprocess.Result result = Subprocess.run(command(argv), LONGEST, told::add);
    if (result.succeeded()) return result.out();
    throw new DiagnosticException(
        Diagnostic.error("docker " + argv.getFirst() + " failed", null)
            .withDetail(String.join("\n", told)));
  }

  private static List<String> command(List<String> argv) {
    List<String> command = new ArrayList<>(List.of("docker"));
    command.addAll(argv);
    return command;
  }
}
