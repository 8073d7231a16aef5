package weir.modules;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The error codes of ngrok that a deployment meets, what they mean, and what to do. */
enum NgrokError {
  TOKEN_MALFORMED(
      Kind.FINAL, "the authtoken is malformed", "copy it again from the dashboard", 105),
  TOKEN_REVOKED(Kind.FINAL, "the authtoken was revoked", "make a new one in the dashboard", 107),
  TOKEN_MISSING(Kind.FINAL, "no authtoken was given", "set agent.authtoken in the config", 4018),
  SESSIONS(
      Kind.LINGERING,
      "the account has too many agent sessions",
      "stop the agent that holds the other one: a second unit, a hand-started agent or an old host",
      108),
  ADDRESS_TAKEN(
      Kind.LINGERING,
      "the address is online from another agent",
      "stop that agent: a second unit, a hand-started one or an old host; or, if both shall serve"
          + " it, set pooling_enabled on the endpoint",
      334),
  AGENT_TOO_OLD(Kind.FINAL, "the agent is too old", "update the ngrok program", 120, 121),
  IP_BLOCKED(Kind.FINAL, "this host's address is blocked", "ask ngrok's support", 9040),
  ADDRESS_NOT_YOURS(
      Kind.FINAL,
      "the address is not this account's, or not on its plan",
      "reserve the domain in the dashboard, or mend the endpoint's url",
      307,
      309,
      313,
      314,
      320,
      15002,
      15013),
  OFFLINE(
      Kind.PASSING, "no agent serves this address", "look at the agent's log on the host", 3200),
  UPSTREAM_REFUSED(
      Kind.PASSING,
      "the tunnel is up, but its upstream refuses connections",
      "look at the app and its port first",
      8012),
  UPSTREAM_NOT_HTTP(
      Kind.FINAL,
      "the upstream does not speak plain HTTP",
      "mend the scheme of the endpoint's upstream",
      3004),
  INTERSTITIAL(
      Kind.FINAL,
      "ngrok's warning page for browsers answered instead of the app",
      "the app was not seen, so it is not called healthy; this look sends the header that avoids the"
          + " page, so the domain's traffic policy may drop it",
      6024),
  SPENT(
      Kind.FINAL,
      "this month's bandwidth or requests are spent",
      "change the plan, or wait for next month",
      725,
      727);

  /** Whether to wait. */
  enum Kind {
    /** Waiting is of no use. */
    FINAL,
    /** May pass when the agent was started again just now: its last session lingers. */
    LINGERING,
    /** May pass. */
    PASSING
  }

  final Kind kind;
  private final String meaning;
  private final String advice;
  private final List<Integer> codes;

  NgrokError(Kind kind, String meaning, String advice, Integer... codes) {
    this.kind = kind;
    this.meaning = meaning;
    this.advice = advice;
    this.codes = List.of(codes);
  }

  /** The entry for a code, or null. */
  static @Nullable NgrokError of(String code) {
    return Arrays.stream(values())
        .filter(error -> error.codes.stream().anyMatch(known -> code.equals(known.toString())))
        .findFirst()
        .orElse(null);
  }

  /** One sentence and what to do, for any code. */
  static String describe(String code) {
    NgrokError error = of(code);
    return error == null
        ? "ERR_NGROK_%s (https://ngrok.com/docs/errors/err_ngrok_%s)".formatted(code, code)
        : "ERR_NGROK_%s: %s; %s".formatted(code, error.meaning, error.advice);
  }

  /** All codes of a kind, a blank around each. */
  static String codes(Kind kind) {
    return Arrays.stream(values())
        .filter(error -> error.kind == kind)
        .flatMap(error -> error.codes.stream())
        .map(Object::toString)
        .collect(Collectors.joining(" ", " ", " "));
  }
}
