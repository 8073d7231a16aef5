package weir.service;

import java.util.Locale;

/** What can be made of a service in one word. */
public enum Verb {
  /** It runs. */
  START("started", "runs already", "starting"),
  /** It does not run. */
  STOP("stopped", "stopped already", "stopping"),
  /** It runs as a new process. */
  RESTART("restarted", "runs already", "restarting"),
  /** It starts at boot. */
  ENABLE("enabled", "enabled already", "enabling"),
  /** It does not start at boot. */
  DISABLE("disabled", "disabled already", "disabling");

  private final String done;
  private final String already;
  private final String doing;

  Verb(String done, String already, String doing) {
    this.done = done;
    this.already = already;
    this.doing = doing;
  }

  /** The command's name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For what was not so before. */
  public String done() {
    return done;
  }

  /** For what was so before. */
  public String already() {
    return already;
  }

  /** While it is being done. */
  public String doing() {
    return doing;
  }

  /** Whether the service runs afterwards. */
  public boolean runs() {
    return this == START || this == RESTART;
  }
}
