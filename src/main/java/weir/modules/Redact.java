package weir.modules;

import java.util.regex.Pattern;

/** Takes out of messages what must not be shown. */
public final class Redact {
  /** A token as ngrok makes them, or whatever its messages name as one. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?i)(your authtoken:\\s*|authtoken[\"']?\\s*[:=]\\s*[\"']?)(?!\\[token])[^\\s\"',\\\\]+"
              + "|\\b[0-9A-Za-z]{20,}_[0-9A-Za-z]{15,}\\b");

  private Redact() {}

  /** A configuration with {@code [token]} in place of its secrets. */
  static String configured(String text) {
    return text.replaceAll("(?m)^(\\s*(?:authtoken|api_key):\\s*).*$", "$1[token]");
  }

  /** The text with {@code [token]} in place of ngrok tokens. */
  public static String tokens(String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(match -> (match.group(1) == null ? "" : match.group(1)) + "[token]");
  }
}
