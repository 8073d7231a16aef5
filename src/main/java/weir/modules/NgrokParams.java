package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Checked;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.Source;

/**
 * The parameters of {@code weir.ngrok}.
 *
 * @param sha256 64 hexadecimal digits, or ""
 */
record NgrokParams(
    @Param(value = "The agent's configuration file on the host.", required = true) String config,
    @Param(value = "The systemd unit that runs the agent.", byDefault = "ngrok.service")
        String unit,
    @Param(
            value =
                "configured puts program and configuration in place, so that a task after it can"
                    + " start the unit; online waits until the endpoints are online, too.",
            byDefault = "online")
        State state,
    @Param(
            "The endpoints: mappings of name, url (the public address) and upstream (where the agent"
                + " sends requests: a port, an address, or a mapping of url, protocol,"
                + " proxy_protocol), and traffic_policy, pooling_enabled, bindings, metadata,"
                + " description.")
        List<Object> endpoints,
    @Param(value = "The account's token. With it the configuration is written.", sensitive = true)
        String authtoken,
    @Param("More keys of the configuration's agent section, such as {connect_url: ...}.")
        Map<String, Object> agent,
    @Param(value = "The group that may read the configuration.", byDefault = "ngrok") String group,
    @Param(value = "Where the agent's own API listens.", byDefault = "127.0.0.1:4040")
        String webAddr,
    @Param(value = "Where the agent's program is, or is put.", byDefault = "/usr/local/bin/ngrok")
        String path,
    @Param(value = "The agent's program, a file of the control machine.", from = Param.From.FILE)
        @Nullable Source binary,
    @Param("A .tgz with the agent's program, which the host fetches. Needs sha256.") String url,
    @Param("The SHA-256 of what url gives: ngrok's stable archive changes under one address.")
        String sha256,
    @Param(
            "The line of an apt repository from which the package ngrok is installed, such as deb"
                + " [signed-by=/etc/apt/keyrings/ngrok.asc] https://... bookworm main.")
        String apt,
    @Param(
            value =
                "The repository's key, a file of the control machine, put to the path signed-by.",
            from = Param.From.FILE)
        @Nullable Source aptKey,
    @Param(value = "Seconds to wait for the endpoints.", byDefault = "60") int budget)
    implements Checked {

  /** How far it goes. */
  enum State {
    /** Program and configuration are in place. */
    CONFIGURED,
    /** The endpoints are online, too. */
    ONLINE
  }

  NgrokParams {
    endpoints = List.copyOf(endpoints);
    unit = unit.contains(".") ? unit : unit + ".service";
    sha256 = sha256.replaceFirst("^sha256:", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public void check() {
    List<String> ways = new ArrayList<>();
    if (binary != null) {
      ways.add("binary");
    }
    if (!url.isEmpty()) {
      ways.add("url");
    }
    if (!apt.isEmpty()) {
      ways.add("apt");
    }
    if (ways.size() > 1) {
      throw new ModuleFailure(
          "%s exclude each other: the agent comes one way".formatted(String.join(" and ", ways)));
    }
    if (!url.isEmpty() && !sha256.matches("[0-9a-f]{64}")) {
      throw new ModuleFailure(
          "url needs sha256, 64 hexadecimal digits: what ngrok calls stable changes under the same"
              + " address, and an agent holds your token");
    }
    if (aptKey != null && !apt.contains("signed-by=")) {
      throw new ModuleFailure("apt_key goes to the path that apt names as [signed-by=/...]");
    }
    if (!webAddr.matches(".+:[0-9]+")) {
      throw new ModuleFailure("web_addr is an address and a port, such as 127.0.0.1:4040");
    }
    if (authtoken.isEmpty() && !agent.isEmpty()) {
      throw new ModuleFailure(
          "agent is part of the configuration, which is written with authtoken");
    }
    NgrokConfig.check(this);
  }

  List<Endpoint> wanted() {
    return endpoints.stream().map(Endpoint::of).toList();
  }

  /** A text with the token taken out. */
  String redacted(String text) {
    String safe = authtoken.length() < 4 ? text : text.replace(authtoken, "[token]");
    return Redact.tokens(safe);
  }
}
