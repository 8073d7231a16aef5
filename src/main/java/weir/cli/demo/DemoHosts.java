package weir.cli.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/** Brings the demo hosts up: those that run already are used again. */
final class DemoHosts {
  private static final Duration BOOT = Duration.ofSeconds(60);

  private final Docker docker;
  private final String image;
  private final SshKey key;
  private final Consumer<String> progress;

  DemoHosts(Docker docker, String image, SshKey key, Consumer<String> progress) {
    this.docker = docker;
    this.image = image;
    this.key = key;
    this.progress = progress;
  }

  /** So many hosts, booted and answering, in order of their numbers. */
  List<DemoHost> up(int count) {
    List<Docker.Container> present = docker.containers();
    List<CompletableFuture<DemoHost>> starting =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> docker.family() + "-" + i)
            .map(name ->
                CompletableFuture.supplyAsync(
                    () -> up(name, present), task -> Thread.ofPlatform().start(task)))
            .toList();
    List<DemoHost> hosts = new ArrayList<>();
    try {
      for (CompletableFuture<DemoHost> host : starting) hosts.add(host.join());
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) throw cause;
      throw failed;
    }
    return List.copyOf(hosts);
  }

  private DemoHost up(String name, List<Docker.Container> present) {
    for (Docker.Container old : present) {
      if (!old.name().equals(name)) continue;
      if (old.image().equals(image) && old.key().equals(key.publicLine())) {
        if (!old.state().equals("running")) Docker.start(name);
        if (boots(name, old.port())) return describe(name, old.port(), "runs already");
      }
      Docker.remove(List.of(name));
    }
    for (HostSettings settings : HostSettings.values()) {
      int port = LoopbackPort.free();
      docker.create(name, image, settings, key, port);
      if (boots(name, port)) return describe(name, port, "has booted");
      Docker.remove(List.of(name));
    }
    throw new DiagnosticException(
        Diagnostic.error("A demo host does not boot", null)
            .withDetail(
                name
                    + " did not answer within "
                    + BOOT.toSeconds()
                    + " s of its start, neither"
                    + " with added capabilities nor with --privileged.")
            .withHint("This engine may not allow systemd in a container; try another machine."));
  }

  private DemoHost describe(String name, int port, String how) {
    progress.accept(name + " " + how);
    return new DemoHost(
        name, port, Docker.exec(name, "sh", "-c", "cat /etc/ssh/ssh_host_*_key.pub").out());
  }

  private static boolean boots(String name, int port) {
    return Deadline.await(BOOT, () -> LoopbackPort.speaksSsh(port))
        && Docker.exec(name, "systemctl", "is-system-running", "--wait")
            .out()
            .matches("(?s)(running|degraded).*");
  }
}
