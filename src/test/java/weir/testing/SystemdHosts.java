package weir.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import weir.cli.demo.HostImage;
import weir.cli.demo.HostSettings;
import weir.cli.demo.SshKey;

/**
 * A set of hosts, started together. Registered as a static extension it lives as long as its test
 * class:
 *
 * <pre>{@code
 * @RegisterExtension static final SystemdHosts HOSTS = SystemdHosts.of(3);
 * }</pre>
 *
 * <p>The engine and the image are made first if they are not there. Without an engine the tests
 * fail: a test of hosts that did not run has shown nothing.
 */
public final class SystemdHosts implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  private final int count;
  private final String suite;
  private final List<SystemdHost> hosts = new ArrayList<>();
  private final Thread onExit = new Thread(this::stop, "remove-hosts");
  private Path directory = Path.of("");

  private SystemdHosts(int count, String suite) {
    this.count = count;
    this.suite = suite;
  }

  /** So many hosts of Debian 12, or of {@code -Dweir.suite}, named host1, host2 and so on. */
  public static SystemdHosts of(int count) {
    return of(count, System.getProperty("weir.suite", "bookworm"));
  }

  /** So many hosts of a Debian suite. */
  public static SystemdHosts of(int count, String suite) {
    return new SystemdHosts(count, suite);
  }

  /** The first host. */
  public SystemdHost first() {
    return get(0);
  }

  /** A host by number, from 0. */
  public SystemdHost get(int index) {
    return hosts.get(index);
  }

  /** All hosts in order. */
  public List<SystemdHost> all() {
    return List.copyOf(hosts);
  }

  /** A directory of these hosts: key, known_hosts files, and room for an inventory. */
  public Path directory() {
    return directory;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** Starts all hosts in parallel and waits until they have booted. */
  public SystemdHosts start() {
    String image = HostImage.ensure(suite, line -> System.err.println("[hosts] " + line));
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      directory = Files.createTempDirectory("weir-hosts");
      SshKey key = SshKey.at(directory.resolve("id_ed25519"));
      try {
        startAll(image, HostSettings.CAPABILITIES, key);
      } catch (CompletionException refused) {
        System.err.println("[hosts] trying again with --privileged, after: " + root(refused));
        removeHosts();
        startAll(image, HostSettings.PRIVILEGED, key);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private void startAll(String image, HostSettings settings, SshKey key) {
    IntStream.rangeClosed(1, count)
        .mapToObj(i -> "host" + i)
        .map(n -> new SystemdHost(n, image, settings, key, directory.resolve(n + ".known_hosts")))
        .forEach(hosts::add);
    hosts.stream()
        .map(host ->
            CompletableFuture.runAsync(host::start, task -> Thread.ofPlatform().start(task)))
        .toList()
        .forEach(CompletableFuture::join);
  }

  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException exiting) {
      // The hook has run, or is running, this very method.
      return;
    }
  }

  private synchronized void stop() {
    removeHosts();
    if (directory.equals(Path.of("")) || !Files.exists(directory)) return;
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void removeHosts() {
    hosts.parallelStream().forEach(SystemdHost::close);
    hosts.clear();
  }
}
