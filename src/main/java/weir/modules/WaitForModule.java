package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;
import weir.module.Undo;

/** {@code wait_for}: waits on the host for a port, a file, or a text in either. */
final class WaitForModule implements Module<WaitForModule.Params, Answer> {
  private static final Script SCRIPT = Script.of("modules/listener.sh", "modules/wait-for.sh");

  /** Connection states of the kernel's tables, as hexadecimal digits. */
  private static final Map<String, String> TCP_STATES =
      Map.of(
          "ESTABLISHED", "01",
          "SYN_SENT", "02",
          "SYN_RECV", "03",
          "FIN_WAIT1", "04",
          "FIN_WAIT2", "05",
          "TIME_WAIT", "06");

  record Params(
      @Param(value = "The host whose port is tried, from the target.", byDefault = "127.0.0.1")
          String host,
      @Param("The TCP port.") @Nullable Integer port,
      @Param("The file, instead of a port.") @Nullable String path,
      @Param("What the file, or what the port sends by itself, must match.")
          @Nullable String searchRegex,
      @Param(
              value =
                  "started and present wait for the port or file, stopped and absent for its end,"
                      + " drained for the end of the last connection.",
              byDefault = "started")
          State state,
      @Param(value = "Seconds until it is given up.", byDefault = "300") int timeout,
      @Param("Seconds before the first look.") int delay,
      @Param(value = "Seconds between two looks.", byDefault = "1") int sleep,
      @Param(value = "Seconds one connection may take.", byDefault = "5") int connectTimeout,
      @Param("Addresses whose connections do not count for drained.") List<String> excludeHosts,
      @Param(
              value = "States of connections that count for drained.",
              byDefault = "ESTABLISHED,FIN_WAIT1,FIN_WAIT2,SYN_RECV,SYN_SENT,TIME_WAIT")
          List<String> activeConnectionStates,
      @Param("What is said on failure, instead of the usual.") @Nullable String msg) {

    Params {
      excludeHosts = List.copyOf(excludeHosts);
      activeConnectionStates = List.copyOf(activeConnectionStates);
      if (port != null && path != null) {
        throw new ModuleFailure("port and path parameter can not both be passed to wait_for");
      }
      if (path != null && (state == State.STOPPED || state == State.DRAINED)) {
        throw new ModuleFailure(
            "state=%s should only be used for checking a port in the wait_for module"
                .formatted(state.name().toLowerCase(Locale.ROOT)));
      }
      if (state == State.DRAINED && port == null) {
        throw new ModuleFailure("state=drained needs a port");
      }
      if (sleep < 1 || timeout < 0 || delay < 0 || connectTimeout < 1) {
        throw new ModuleFailure("timeout, delay, sleep and connect_timeout must be positive");
      }
    }
  }

  /** What is waited for. */
  enum State {
    /** There. */
    STARTED,
    /** Gone. */
    STOPPED,
    /** There. */
    PRESENT,
    /** Gone. */
    ABSENT,
    /** Without connections. */
    DRAINED;

    String word() {
      return switch (this) {
        case STARTED, PRESENT -> "present";
        case STOPPED, ABSENT -> "absent";
        case DRAINED -> "drained";
      };
    }
  }

  @Override
  public List<String> names() {
    return List.of("wait_for");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.NONE;
  }

  @Override
  public Answer parse(Params params, Answer answer) {
    return answer;
  }

  @Override
  public Plan plan(Params params, Answer nothing) {
    Action wait =
        new Action.RunScript(
            SCRIPT,
            args(params),
            Map.of(),
            null,
            Duration.ofSeconds(
                (long) params.timeout() + params.delay() + params.connectTimeout() + 60L),
            "wait for " + what(params),
            Undo.NEEDLESS);
    return new Plan(List.of(wait), false, List.of(), Map.of(), null)
        .inCheckMode(Outcome.skipped(Map.of("msg", "wait_for does not wait in check mode")));
  }

  @Override
  public Outcome outcome(Params params, Answer nothing, Plan plan, List<Answer> answers) {
    if (answers.isEmpty() || !answers.getLast().ok()) {
      return plan.after(answers);
    }
    Report report = Report.of(answers.getLast());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("elapsed", report.number("elapsed", 0));
    boolean onlyTime = params.port() == null && params.path() == null;
    if (!onlyTime && !report.get("met").equals("yes")) {
      String said = params.msg();
      return Outcome.failed(said == null ? timeout(params) : said, values);
    }
    values.put("state", params.state().name().toLowerCase(Locale.ROOT));
    values.put("port", params.port() == null ? null : params.port().longValue());
    values.put("path", params.path());
    values.put("search_regex", params.searchRegex());
    values.putAll(groups(params.searchRegex(), report.get("line")));
    return Outcome.ok(values);
  }

  private static List<String> args(Params params) {
    String path = params.path();
    String regex = params.searchRegex();
    Integer port = params.port();
    List<String> args = new ArrayList<>();
    args.add(port != null ? "port" : path != null ? "path" : "time");
    args.add(params.state().word());
    args.add(params.host());
    args.add(port == null ? "" : port.toString());
    args.add(path == null ? "" : path);
    // grep knows named groups only without Python's P.
    args.add(regex == null ? "" : regex.replace("(?P<", "(?<"));
    args.add(Integer.toString(params.timeout()));
    args.add(Integer.toString(params.delay()));
    args.add(Integer.toString(params.sleep()));
    args.add(Integer.toString(params.connectTimeout()));
    args.add(
        params.excludeHosts().stream()
            .map(WaitForModule::inKernelsWords)
            .collect(Collectors.joining(" ", " ", " ")));
    args.add(
        params.activeConnectionStates().stream()
            .map(state -> TCP_STATES.getOrDefault(state.toUpperCase(Locale.ROOT), ""))
            .collect(Collectors.joining(" ")));
    return args;
  }

  /** {@code 10.0.0.1} is {@code 0100000A} in /proc/net/tcp. */
  private static String inKernelsWords(String address) {
    StringBuilder hex = new StringBuilder();
    if (!address.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      throw new ModuleFailure("exclude_hosts: '%s' is no IPv4 address".formatted(address));
    }
    for (String part : List.of(address.split("\\.", -1)).reversed()) {
      hex.append("%02X".formatted(Integer.parseInt(part)));
    }
    return hex + " 0000000000000000FFFF0000" + hex;
  }

  private static String what(Params params) {
    return params.path() != null
        ? "file " + params.path()
        : params.port() != null ? params.host() + ":" + params.port() : "time to pass";
  }

  private static String timeout(Params params) {
    String regex = params.searchRegex();
    return switch (params.state()) {
      case STARTED, PRESENT ->
          regex != null
              ? "Timeout when waiting for search string %s in %s"
                  .formatted(regex, params.path() == null ? what(params) : params.path())
              : "Timeout when waiting for %s".formatted(what(params));
      case STOPPED -> "Timeout when waiting for %s to stop.".formatted(what(params));
      case ABSENT ->
          params.path() == null
              ? "Timeout when waiting for %s to stop.".formatted(what(params))
              : "Timeout when waiting for %s to be absent.".formatted(params.path());
      case DRAINED -> "Timeout when waiting for %s to drain".formatted(what(params));
    };
  }

  private static Map<String, Object> groups(@Nullable String regex, String line) {
    Map<String, Object> named = new LinkedHashMap<>();
    List<@Nullable Object> groups = new ArrayList<>();
    if (regex != null) {
      try {
        Matcher matcher = Pattern.compile(regex.replace("(?P<", "(?<")).matcher(line);
        if (matcher.find()) {
          for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
          }
          matcher.namedGroups().keySet().forEach(name -> named.put(name, matcher.group(name)));
        }
      } catch (PatternSyntaxException e) {
        // The host's grep took it, so the wait was right; there are just no groups to show.
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("match_groups", groups);
    values.put("match_groupdict", named);
    return values;
  }
}
