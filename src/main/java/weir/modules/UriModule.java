package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Content;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.Mode;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** {@code uri}: sends an HTTP request from the host. */
final class UriModule implements Module<UriModule.Params, List<FileState>> {
  private static final Script SCRIPT = Scripts.withHttp("modules/place.sh", "modules/uri.sh");

  record Params(
      @Param(value = "Where the request goes.", required = true) String url,
      @Param(value = "The request's method.", byDefault = "GET") String method,
      @Param(value = "The statuses that are well.", byDefault = "200") List<Object> statusCode,
      @Param("What is sent.") @Nullable Object body,
      @Param("A file of the control machine that is sent, instead of body.") @Nullable String src,
      @Param(value = "How body becomes text, and the Content-Type.", byDefault = "raw")
          BodyFormat bodyFormat,
      @Param("Further headers.") Map<String, Object> headers,
      @Param("Whether the result has the answer's body as content.") boolean returnContent,
      @Param(
              value = "Who sends it.",
              aliases = {"user"})
          String urlUsername,
      @Param(
              value = "The password that goes with it.",
              aliases = {"password"},
              sensitive = true)
          String urlPassword,
      @Param("Has no meaning here; the password is sent with the first request.")
          boolean forceBasicAuth,
      @Param(value = "Whether the server's certificate is checked.", byDefault = "true")
          boolean validateCerts,
      @Param(
              value = "Which redirects are followed; safe means those of GET and HEAD.",
              byDefault = "safe")
          String followRedirects,
      @Param(value = "Seconds to wait for the answer.", byDefault = "30") int timeout,
      @Param("A file; when it exists, nothing is sent.") String creates,
      @Param("A file; when it does not exist, nothing is sent.") String removes,
      @Param("A file or directory of the host into which the answer's body goes.") String dest,
      @Param("The file's mode.") @Nullable Mode mode,
      @Param("The file's owner.") String owner,
      @Param("The file's group.") String group,
      @Param(value = "Who the request says it is from.", byDefault = "weir") String httpAgent) {

    Params {
      statusCode = List.copyOf(statusCode);
      method = method.toUpperCase(Locale.ROOT);
      if (!method.matches("[A-Z]+")) {
        throw new ModuleFailure(
            "Parameter 'method' needs to be a single word in uppercase, like GET");
      }
      if (url.matches("(?s).*[\\r\\n].*")) {
        throw new ModuleFailure("url must not hold a line break");
      }
      if (src != null) {
        throw new ModuleFailure(
            "src is not supported by Weir; say body: \"{{ lookup('file', ...) }}\"");
      }
    }

    List<Integer> statuses() {
      List<Integer> statuses = new ArrayList<>();
      for (Object code : statusCode) {
        try {
          statuses.add(Integer.parseInt(code.toString().strip()));
        } catch (NumberFormatException e) {
          throw new ModuleFailure("status_code: '%s' is no number".formatted(code));
        }
      }
      return statuses;
    }

    boolean follows() {
      return switch (followRedirects.toLowerCase(Locale.ROOT)) {
        case "all", "yes", "true", "urllib2" -> true;
        case "none", "no", "false" -> false;
        case "safe" -> method.equals("GET") || method.equals("HEAD");
        default ->
            throw new ModuleFailure(
                "value of follow_redirects must be one of: all, no, none, safe, urllib2, yes");
      };
    }
  }

  /** How a body becomes text. */
  enum BodyFormat {
    RAW,
    JSON,
    FORM_URLENCODED,
    FORM_MULTIPART
  }

  @Override
  public List<String> names() {
    return List.of("uri");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    List<String> paths = new ArrayList<>(List.of(params.creates(), params.removes()));
    paths.removeIf(String::isEmpty);
    return paths.isEmpty() ? Probe.NONE : FileProbe.of(paths).following().probe();
  }

  @Override
  public List<FileState> parse(Params params, Answer answer) {
    boolean asked = !params.creates().isEmpty() || !params.removes().isEmpty();
    return asked ? FileProbe.parse(answer) : List.of();
  }

  @Override
  public Plan plan(Params params, List<FileState> files) {
    if (!params.creates().isEmpty() && files.getFirst().exists()) {
      return Plan.nothing(needless("skipped, since '%s' exists".formatted(params.creates())));
    }
    if (!params.removes().isEmpty() && !files.getLast().exists()) {
      return Plan.nothing(
          needless("skipped, since '%s' does not exist".formatted(params.removes())));
    }
    String summary = "%s %s".formatted(params.method(), withoutSecrets(params.url()));
    Duration patience = Duration.ofSeconds(params.timeout() + 60L);
    Action send =
        new Action.RunScript(SCRIPT, args(params), Map.of(), request(params), patience, summary);
    return new Plan(List.of(send), false, List.of(), Map.of(), null)
        .inCheckMode(Outcome.skipped(Map.of("msg", "uri sends nothing in check mode")));
  }

  @Override
  public Outcome outcome(Params params, List<FileState> files, Plan plan, List<Answer> answers) {
    if (answers.isEmpty() || !answers.getLast().ok()) {
      return plan.after(answers);
    }
    return UriReply.of(answers.getLast()).outcome(params);
  }

  private static Map<String, Object> needless(String said) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("stdout", said);
    values.put("stdout_lines", List.of(said));
    return values;
  }

  private static List<String> args(Params params) {
    boolean body = params.body() != null;
    String statuses =
        params.statuses().stream().map(Object::toString).collect(Collectors.joining(" ", " ", " "));
    Mode mode = params.mode();
    return List.of(
        params.method(),
        Integer.toString(params.timeout()),
        params.validateCerts() ? "yes" : "no",
        params.follows() ? "yes" : "no",
        body ? "body" : "",
        params.dest(),
        statuses,
        mode == null ? "" : mode.text(),
        params.owner(),
        params.group());
  }

  private static Content request(Params params) {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("User-Agent", params.httpAgent());
    String type = UriBody.type(params.bodyFormat());
    boolean typed = params.headers().keySet().stream().anyMatch("Content-Type"::equalsIgnoreCase);
    if (params.body() != null && !type.isEmpty() && !typed) {
      headers.put("Content-Type", type);
    }
    params
        .headers()
        .forEach((name, value) -> {
          headers.keySet().removeIf(name::equalsIgnoreCase);
          headers.put(name, value);
        });
    return Content.of(
        params.url()
            + "\n"
            + HttpHeaders.lines(headers, params.urlUsername(), params.urlPassword())
            + "\n"
            + UriBody.of(params.body(), params.bodyFormat()));
  }

  /** The URL without a password or a query, which may hold a key. */
  static String withoutSecrets(String url) {
    return url.replaceFirst("//[^/@]*@", "//").replaceFirst("\\?.*", "?...");
  }
}
