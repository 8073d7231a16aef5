package weir.service;

/** How a service is, in the words people use. */
public enum State {
  /** It runs, and its health check says that it works. */
  HEALTHY("healthy", Tone.GOOD),
  /** It runs; no health check is known, so nobody knows whether it works. */
  RUNNING("running", Tone.GOOD),
  /** A job that ran, and ended well. */
  IDLE("idle", Tone.GOOD),
  STARTING("starting", Tone.BUSY),
  STOPPING("stopping", Tone.BUSY),
  /** It ended and is about to be started again. */
  RESTARTING("restarting", Tone.BAD),
  CRASH_LOOP("crash loop", Tone.BAD),
  /** It runs, but does not work. */
  UNHEALTHY("unhealthy", Tone.BAD),
  /** It works on its host, but its tunnel is down. */
  TUNNEL_DOWN("tunnel down", Tone.BAD),
  /** It works on its host, but not from outside. */
  PUBLIC_DOWN("public down", Tone.BAD),
  /** It runs, and its health could not be asked. */
  UNCLEAR("health unknown", Tone.BAD),
  FAILED("failed", Tone.BAD),
  STOPPED("stopped", Tone.BUSY),
  MASKED("masked", Tone.BAD),
  NOT_FOUND("not found", Tone.BAD),
  BAD_UNIT("bad unit file", Tone.BAD),
  /** Its host did not answer. */
  UNREACHABLE("unreachable", Tone.LOST),
  /** Its host answered, but not to this question. */
  UNKNOWN("unknown", Tone.LOST);

  private final String word;
  private final Tone tone;

  State(String word, Tone tone) {
    this.word = word;
    this.tone = tone;
  }

  /** What to call it. */
  public String word() {
    return word;
  }

  /** How it is to be shown. */
  public Tone tone() {
    return tone;
  }

  /** Whether nobody needs to do anything. */
  public boolean well() {
    return tone == Tone.GOOD;
  }
}
