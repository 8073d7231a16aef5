package weir.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Nearest;
import weir.source.Span;

/** Reads the variable {@code weir_services} and service names of the command line. */
public final class ServiceList {
  /** The variable's name. */
  public static final String VARIABLE = "weir_services";

  private static final List<String> KEYS =
      List.of("name", "url", "status", "json", "port", "public_url", "tunnel", "log");
  private static final List<String> TUNNEL_KEYS = List.of("web_addr", "url", "upstream");
  private static final String SHAPE =
      "It is a list of names, or of mappings with name and, as in weir.health: "
          + "url, status, json, port, public_url, tunnel; and log.";
  private static final Pattern HERE =
      Pattern.compile(
          "https?://(?:127\\.0\\.0\\.1|localhost|\\[::1\\])(?::([0-9]{1,5}))?(?:[/?#].*)?");
  private final @Nullable Span span;
  private final String host;

  private ServiceList(String host, @Nullable Span span) {
    this.host = host;
    this.span = span;
  }

  /**
   * The services of a host.
   *
   * @param value of the variable, evaluated
   * @param span where it is set
   */
  public static List<Service> read(@Nullable Object value, String host, @Nullable Span span) {
    return new ServiceList(host, span).services(value);
  }

  /** Checks a name as the command line has it. */
  public static String checkedName(String name) {
    return new ServiceList("", null).name(name);
  }

  private List<Service> services(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      throw wrong("is no list", SHAPE);
    }
    Map<String, Service> services = new LinkedHashMap<>();
    for (Object item : list) {
      Service service =
          switch (item) {
            case String name -> Service.named(name(name));
            case Map<?, ?> map -> service(map);
            case null, default ->
                throw wrong("holds %s, which is no service".formatted(item), SHAPE);
          };
      if (services.put(service.unit(), service) != null) {
        throw wrong("names %s twice".formatted(service.name()), null);
      }
    }
    return new ArrayList<>(services.values());
  }

  private Service service(Map<?, ?> map) {
    checkKeys(map, KEYS, "a service");
    if (!(map.get("name") instanceof String name)) {
      throw wrong("has a service without a name", SHAPE);
    }
    String url = url(map, "url");
    Object json = map.get("json");
    if (json != null && !(json instanceof Map<?, ?>)) {
      throw wrong("has for json of %s no mapping of fields".formatted(name), null);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    if (json instanceof Map<?, ?> given) {
      given.forEach((key, expected) -> fields.put(String.valueOf(key), String.valueOf(expected)));
    }
    Integer port = number(map, "port", 65535);
    Integer status = number(map, "status", 599);
    return new Service(
        Service.unit(name(name)),
        url,
        status == null ? Service.GOOD : status,
        fields,
        port == null ? port(url) : port,
        url(map, "public_url"),
        tunnel(map.get("tunnel"), name),
        text(map, "log"));
  }

  private Service.@Nullable Tunnel tunnel(@Nullable Object value, String name) {
    if (value == null || Boolean.FALSE.equals(value)) {
      return null;
    }
    if (!(value instanceof Map<?, ?> map)) {
      throw wrong(
          "has for tunnel of %s no mapping".formatted(name),
          "Write tunnel: {url: https://..., upstream: http://127.0.0.1:PORT}.");
    }
    checkKeys(map, TUNNEL_KEYS, "a tunnel");
    String web = text(map, "web_addr");
    String url = text(map, "url");
    String upstream = text(map, "upstream");
    if (url.isEmpty() || upstream.isEmpty()) {
      throw wrong("has a tunnel of %s without url or upstream".formatted(name), null);
    }
    return new Service.Tunnel(web.isEmpty() ? "127.0.0.1:4040" : web, url, upstream);
  }

  private void checkKeys(Map<?, ?> map, List<String> known, String what) {
    for (Object key : map.keySet()) {
      if (!known.contains(String.valueOf(key))) {
        String near = Nearest.question(String.valueOf(key), known);
        throw wrong(
            "has %s with '%s'".formatted(what, key),
            near == null ? "Known are " + String.join(", ", known) + "." : near);
      }
    }
  }

  private String name(String given) {
    String name = given.strip();
    if (!name.matches("[A-Za-z0-9:_.\\\\@-]+") || name.startsWith("-")) {
      throw wrong("has '%s', which is no name of a unit".formatted(given), null);
    }
    if (name.matches("[^@]*@(\\.service)?")) {
      throw wrong(
          "has '%s', which is a template".formatted(given),
          "Name one of its instances: %s1.".formatted(name.replaceFirst("\\.service$", "")));
    }
    return name;
  }

  private String url(Map<?, ?> map, String key) {
    String url = text(map, key);
    if (!url.isEmpty() && !url.matches("https?://[^\\s/][^\\s]*")) {
      throw wrong(
          "has for %s '%s', which is no URL".formatted(key, url),
          "It starts with http:// or https://.");
    }
    return url;
  }

  private String text(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value != null && !(value instanceof String) && !(value instanceof Number)) {
      throw wrong("has for %s no text".formatted(key), null);
    }
    return value == null ? "" : value.toString().strip();
  }

  private @Nullable Integer number(Map<?, ?> map, String key, int most) {
    String text = text(map, key);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > most || text.equals("0")) {
      throw wrong(
          "has for %s '%s'".formatted(key, text), "It is a number up to %d.".formatted(most));
    }
    return Integer.parseInt(text);
  }

  /** Of a URL that leads to the host itself. */
  private static @Nullable Integer port(String url) {
    Matcher here = HERE.matcher(url);
    if (!here.matches()) {
      return null;
    }
    return here.group(1) == null
        ? (Integer) (url.startsWith("https") ? 443 : 80)
        : Integer.valueOf(here.group(1));
  }

  private DiagnosticException wrong(String what, @Nullable String hint) {
    String summary =
        host.isEmpty()
            ? "the command line " + what
            : "%s of host %s %s".formatted(VARIABLE, host, what);
    return new DiagnosticException(Diagnostic.error(summary, span).withHint(hint));
  }
}
