package weir.modules;

import java.util.Map;
import weir.module.ModuleFailure;

/** A public address and where the agent sends what arrives there, spelled in one way. */
public record Endpoint(String name, String url, String upstream) {

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
    return of(name == null ? "" : name.toString(), url, String.valueOf(map.get("upstream")));
  }

  /** The address without its scheme. */
  String host() {
    return url.substring(url.indexOf("//") + 2);
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
    return text.matches("https?://[^/]*") ? text.toLowerCase(java.util.Locale.ROOT) : text;
  }
}
