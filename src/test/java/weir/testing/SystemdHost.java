package weir.testing;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import weir.cli.demo.Deadline;
import weir.cli.demo.HostSettings;
import weir.cli.demo.LoopbackPort;
import weir.cli.demo.SshKey;

/**
 * One Debian host with systemd as PID 1 and sshd on a port of 127.0.0.1 that stays the same over
 * reboots. Users: {@code ubuntu} (sudo without a password), {@code deploy} (sudo asks, the password
 * is {@code deploy}) and {@code root}; all let the one key in.
 */
public final class SystemdHost implements AutoCloseable {
  private static final Duration BOOT = Duration.ofSeconds(60);

  private final String name;
  private final int port;
  private final SshKey key;
  private final Path knownHosts;
  private final GenericContainer<?> container;

  SystemdHost(String name, String image, HostSettings settings, SshKey key, Path knownHosts) {
    this.name = name;
    this.port = LoopbackPort.free();
    this.key = key;
    this.knownHosts = knownHosts;
    this.container =
        new GenericContainer<>(DockerImageName.parse(image))
            .withEnv(HostSettings.KEY_VARIABLE, key.publicLine())
            .withTmpFs(HostSettings.TMPFS)
            .withCreateContainerCmdModifier(create -> {
              create.withHostName(name).withStopSignal(HostSettings.STOP_SIGNAL);
              confine(requireNonNull(create.getHostConfig()), settings);
            });
    container.setPortBindings(List.of("127.0.0.1:" + port + ":22"));
  }

  private static void confine(HostConfig config, HostSettings settings) {
    config.withCgroupnsMode("private").withRestartPolicy(RestartPolicy.alwaysRestart());
    switch (settings) {
      case CAPABILITIES ->
          config
              .withCapAdd(
                  HostSettings.ADDED_CAPABILITIES.stream()
                      .map(Capability::valueOf)
                      .toArray(Capability[]::new))
              .withSecurityOpts(HostSettings.SECURITY_OPTIONS);
      case PRIVILEGED -> config.withPrivileged(true);
    }
  }

  /** Starts it and waits until it has booted. */
  void start() {
    container.start();
    awaitBoot();
    try {
      Files.writeString(knownHosts, SshKey.knownHosts(port, sh("cat /etc/ssh/ssh_host_*_key.pub")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The host's own name. */
  public String name() {
    return name;
  }

  /** The port of sshd on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** The private key that all users accept. */
  public Path key() {
    return key.file();
  }

  /** A known_hosts file with exactly this host's keys. */
  public Path knownHosts() {
    return knownHosts;
  }

  /** The container's id, for what this class does not offer. */
  public String containerId() {
    return container.getContainerId();
  }

  /** Runs a program as root, beside the connection under test. */
  public ExecResult exec(String... argv) {
    try {
      return container.execInContainer(StandardCharsets.UTF_8, argv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  /** The output of a shell script run as root; it must end with 0. */
  public String sh(String script) {
    return output("sh", "-c", script);
  }

  /** A file's content. */
  public String read(String path) {
    return output("cat", path);
  }

  /** Octal mode, owner and group of a file, in the form {@code 644 root:root}. */
  public String stat(String path) {
    return output("stat", "-c", "%a %U:%G", path).strip();
  }

  /** True when there is something at {@code path}. */
  public boolean exists(String path) {
    return exec("test", "-e", path).getExitCode() == 0;
  }

  /** The messages of a unit, oldest first. */
  public String journal(String unit) {
    return output("journalctl", "--no-pager", "-o", "cat", "-u", unit);
  }

  /** One property of a unit, for example MainPID. */
  public String property(String unit, String property) {
    return output("systemctl", "show", "--value", "-p", property, unit).strip();
  }

  /** Shuts down cleanly and boots again. */
  public void reboot() {
    docker().restartContainerCmd(containerId()).withTimeout(30).exec();
    awaitBoot();
  }

  /** Every process ends at once, nothing is written any more; then it boots again. */
  public void powerCut() {
    powerOff();
    powerOn();
  }

  /** Every process ends at once, nothing is written any more. */
  public void powerOff() {
    docker().killContainerCmd(containerId()).exec();
  }

  /** Boots again after {@link #powerOff}. */
  public void powerOn() {
    docker().startContainerCmd(containerId()).exec();
    awaitBoot();
  }

  /** The kernel's name for this boot; each boot has another one. */
  public String bootId() {
    return read("/proc/sys/kernel/random/boot_id").strip();
  }

  /** Waits until a reboot that the host itself was told to do is over. */
  public void awaitBootAfter(String bootId) {
    if (!Deadline.await(BOOT, () -> runsBootOtherThan(bootId))) {
      throw new AssertionError(name + " did not reboot: " + container.getLogs());
    }
    awaitBoot();
  }

  private boolean runsBootOtherThan(String bootId) {
    try {
      ExecResult now = exec("cat", "/proc/sys/kernel/random/boot_id");
      return now.getExitCode() == 0 && !now.getStdout().strip().equals(bootId);
    } catch (DockerException betweenTwoBoots) {
      return false;
    }
  }

  /** Waits until sshd answers and systemd has nothing left to start. */
  public void awaitBoot() {
    if (Deadline.await(BOOT, () -> LoopbackPort.speaksSsh(port) && hasBooted())) {
      return;
    }
    throw new AssertionError(name + " did not boot: " + container.getLogs());
  }

  private boolean hasBooted() {
    return exec("systemctl", "is-system-running", "--wait")
        .getStdout()
        .matches("(?s)(running|degraded).*");
  }

  private String output(String... argv) {
    ExecResult result = exec(argv);
    if (result.getExitCode() != 0) {
      String command = String.join(" ", argv);
      throw new AssertionError(
          "%s: `%s` ended with %d: %s%s"
              .formatted(
                  name, command, result.getExitCode(), result.getStdout(), result.getStderr()));
    }
    return result.getStdout();
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }

  @Override
  public void close() {
    container.stop();
  }
}
