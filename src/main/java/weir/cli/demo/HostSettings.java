package weir.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a container is started so that systemd runs in it as PID 1.
 *
 * <p>{@link #CAPABILITIES} is enough on nearly every engine; {@link #PRIVILEGED} is for those that
 * forbid the mounts of the first.
 */
public enum HostSettings {
  CAPABILITIES,
  PRIVILEGED;

  /** Beyond the engine's own set: systemd mounts, and a drill may break the network. */
  public static final List<String> ADDED_CAPABILITIES = List.of("SYS_ADMIN", "NET_ADMIN");

  /** What would deny systemd its mounts. */
  public static final List<String> SECURITY_OPTIONS =
      List.of("seccomp=unconfined", "apparmor=unconfined");

  /** Emptied by a reboot, as on a machine: path to mount options. */
  public static final Map<String, String> TMPFS =
      Map.of("/run", "rw", "/run/lock", "rw", "/tmp", "rw,exec,mode=1777");

  /** Asks systemd for a clean shutdown. */
  public static final String STOP_SIGNAL = "SIGRTMIN+3";

  /** The environment variable with the public key that may log in. */
  public static final String KEY_VARIABLE = "AUTHORIZED_KEY";

  /** The options of {@code docker run}; a host that reboots or is cut off comes back by itself. */
  public List<String> runOptions() {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--cgroupns=private", "--stop-signal", STOP_SIGNAL));
    options.addAll(List.of("--restart", "always"));
    TMPFS.forEach((path, how) -> options.addAll(List.of("--tmpfs", path + ":" + how)));
    switch (this) {
      case CAPABILITIES -> {
        ADDED_CAPABILITIES.forEach(name -> options.addAll(List.of("--cap-add", name)));
        SECURITY_OPTIONS.forEach(name -> options.addAll(List.of("--security-opt", name)));
      }
      case PRIVILEGED -> options.add("--privileged");
    }
    return List.copyOf(options);
  }
}
