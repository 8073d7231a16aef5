package weir.executor.lookup;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.module.Controller.HttpCall;
import weir.module.Controller.HttpReply;
import weir.template.LookupCall;
import weir.template.value.ValueException;

/** {@code url}: what a web server gives. */
final class UrlLookup {
  private static final int REDIRECTS = 10;
  private static final Set<String> FOLLOW_NONE = Set.of("none", "no");
  private final Function<HttpCall, HttpReply> web;

  /**
   * The lookup.
   *
   * @param web sends one request and follows no redirect
   */
  UrlLookup(Function<HttpCall, HttpReply> web) {
    this.web = web;
  }

  List<@Nullable Object> run(LookupCall call) {
    Options options = Options.of(call);
    List<@Nullable Object> results = new ArrayList<>();
    for (String url : Terms.of(call)) {
      String body = get(url, options);
      if (options.flag("split_lines", true)) {
        body.lines().forEach(results::add);
      } else {
        results.add(body);
      }
    }
    return results;
  }

  private String get(String url, Options options) {
    Map<String, String> headers = headers(options);
    String at = url;
    for (int i = 0; i <= REDIRECTS; i++) {
      HttpReply reply =
          web.apply(
              new HttpCall(
                  "GET",
                  at,
                  headers,
                  null,
                  Duration.ofSeconds(Math.max(1, options.number("timeout", 10))),
                  options.flag("validate_certs", true)));
      if (reply.error() != null) {
        throw new ValueException("Failed lookup url for %s : %s".formatted(url, reply.error()));
      }
      String next = FOLLOW_NONE.contains(options.text("follow_redirects", "")) ? null : next(reply);
      if (next == null) {
        if (reply.status() >= 300) {
          throw new ValueException(
              "Received HTTP error for %s : HTTP status %d".formatted(url, reply.status()));
        }
        return reply.body();
      }
      String target = resolved(at, next);
      if (!origin(target).equals(origin(at))) {
        headers.remove("Authorization");
      }
      at = target;
    }
    throw new ValueException("Failed lookup url for %s : too many redirects".formatted(url));
  }

  private static @Nullable String next(HttpReply reply) {
    return switch (reply.status()) {
      case 301, 302, 303, 307, 308 ->
          reply.headers().entrySet().stream()
              .filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals("location"))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
      default -> null;
    };
  }

  private static String resolved(String from, String next) {
    try {
      return URI.create(from).resolve(next).toString();
    } catch (IllegalArgumentException _) {
      throw new ValueException("%s leads to '%s', which is no URL".formatted(from, next));
    }
  }

  private static String origin(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static Map<String, String> headers(Options options) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", options.text("http_agent", "weir"));
    if (options.get("headers") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
    }
    String user = options.text("username");
    if (user != null) {
      String pair = user + ":" + options.text("password", "");
      headers.put(
          "Authorization",
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
    return headers;
  }
}
