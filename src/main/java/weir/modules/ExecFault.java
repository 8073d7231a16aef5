package weir.modules;

/** What systemd's own exit statuses of a process it could not start mean, in words. */
public final class ExecFault {
  private ExecFault() {}

  /** Words for a status, or "" when it is the program's own. */
  public static String words(long status) {
    String what =
        switch ((int) status) {
          case 200 -> "its WorkingDirectory cannot be entered (200/CHDIR)";
          case 202 -> "file descriptors could not be handed over (202/FDS)";
          case 203 ->
              "its program cannot be run: missing, not executable, or its interpreter is"
                  + " missing (203/EXEC)";
          case 204 -> "memory ran out (204/MEMORY)";
          case 205 -> "a limit cannot be set (205/LIMITS)";
          case 208 -> "standard input cannot be set up (208/STDIN)";
          case 209 -> "its StandardOutput cannot be opened (209/STDOUT)";
          case 210 -> "its RootDirectory cannot be entered (210/CHROOT)";
          case 216 -> "its Group does not exist or cannot be taken (216/GROUP)";
          case 217 -> "its User does not exist or cannot be taken (217/USER)";
          case 218 -> "its capabilities cannot be set (218/CAPABILITIES)";
          case 219 -> "its control group cannot be set up (219/CGROUP)";
          case 222 -> "its StandardError cannot be opened (222/STDERR)";
          case 224 -> "PAM refused its session (224/PAM)";
          case 226 ->
              "its sandbox cannot be set up, often because a path in ReadWritePaths= or"
                  + " the like is missing (226/NAMESPACE)";
          case 228 -> "its SystemCallFilter cannot be set (228/SECCOMP)";
          case 233 -> "its RuntimeDirectory cannot be made (233/RUNTIME_DIRECTORY)";
          case 238 -> "its StateDirectory cannot be made (238/STATE_DIRECTORY)";
          case 239 -> "its CacheDirectory cannot be made (239/CACHE_DIRECTORY)";
          case 240 -> "its LogsDirectory cannot be made (240/LOGS_DIRECTORY)";
          case 241 -> "its ConfigurationDirectory cannot be made (241/CONFIGURATION_DIRECTORY)";
          default -> "";
        };
    return what.isEmpty() && status >= 200 && status <= 243
        ? "systemd could not prepare its process (status %d)".formatted(status)
        : what;
  }
}
