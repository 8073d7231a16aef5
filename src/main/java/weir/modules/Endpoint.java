package weir.modules;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.module.ModuleFailure;

/** A public address and where the agent sends what arrives there, spelled in one way. */
public record Endpoint(String name, String url, String upstream) {
  private static final Pattern LOCAL = Pattern.compile("https?://127\\.0\\.0\\.1:([0-9]+)(?:/.*)?");

  public static Endpoint of(String name, String url, String upstream) {
    return new Endpoint(name, address(url, "https"), address(upstream, "http"));
  }

  /** From a task's mapping of name, url and upstream. */
  static Endpoint of(Object written) {
    if (!(written instanceof Map<?, ?> map)
        || !(map.get("url") instanceof String url)
        || map.get("upstream") == null) {
      throw new ModuleFailure("an endpoint needs url and upstream, and may have a name");
    }
    Object name = map.get("name");
    Object upstream =
        map.get("upstream") instanceof Map<?, ?> inner ? inner.get("url") : map.get("upstream");
    if (upstream == null) {
      throw new ModuleFailure("the upstream of %s has no url".formatted(url));
    }
    return of(name == null ? "" : name.toString(), url, upstream.toString());
  }

  /** The address without its scheme. */
  String host() {
    return url.substring(url.indexOf("//") + 2);
  }

  /** The port of this host that requests go to, "port:" before it, or "" when it is elsewhere. */
  String localPort() {
    Matcher local = LOCAL.matcher(upstream);
    return local.matches() ? "port:" + local.group(1) : "";
  }

  boolean sameUrl(Endpoint other) {
    return url.equals(other.url);
  }

  boolean sameUpstream(Endpoint other) {
    return upstream.equals(other.upstream);
  }

  /** {@code 5555}, {@code localhost:5555} and {@code http://127.0.0.1:5555/} are one. */
  private static String address(String written, String scheme) {
    String text = written.strip().replaceFirst("/+$", "");
    if (text.matches("[0-9]+")) {
      text = "127.0.0.1:" + text;
    }
    text = text.contains("://") ? text : scheme + "://" + text;
    text = text.replaceFirst("//localhost(?=[:/]|$)", "//127.0.0.1");
    text = text.replaceFirst("^(http://[^/:]*):80$|^(https://[^/:]*):443$", "$1$2");
    return text.matches("https?://[^/]*") ? text.toLowerCase(Locale.ROOT) : text;
  }
}
