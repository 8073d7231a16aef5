package weir.modules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;

/**
 * {@code weir.health}: a service that really works, from its unit to its public URL. Needs the
 * control machine for the public URL only; the host is watched by scripts that run there.
 */
final class HealthModule implements ControllerModule<HealthModule.Params> {

  record Params(
      @Param("The systemd unit that must run.") String unit,
      @Param("The URL that is asked on the host itself, such as http://127.0.0.1:5555/health.")
          String url,
      @Param(value = "The HTTP status it must answer.", byDefault = "200") int status,
      @Param("Fields the JSON of the answer must have; it may have more.") Map<String, Object> json,
      @Param("Headers the answer must have, with what their values must hold.")
          Map<String, Object> headers,
      @Param(value = "Headers to send.", sensitive = true) Map<String, Object> requestHeaders,
      @Param("The TCP port on which something must listen.") @Nullable Integer port,
      @Param(
              "Addresses, host:port, that must take a connection from the host. From elsewhere:"
                  + " delegate_to, for example to localhost, the control machine.")
          List<String> tcp,
      @Param(
              value =
                  "For how many days the certificate of url, or of tls, must still be valid; 0 for"
                      + " any.",
              byDefault = "0")
          int tlsDays,
      @Param("The host:port whose certificate is looked at, where it is not that of url.")
          String tls,
      @Param("A command, as a list of words, that must end with 0. It must not change the host.")
          List<String> command,
      @Param(value = "Whether the listener must be a process of the unit.", byDefault = "true")
          boolean ownedByUnit,
      @Param(
              value =
                  "Seconds for which the unit must have been the same process. One that has been"
                      + " for longer is not waited for.",
              byDefault = "10")
          int window,
      @Param(value = "Seconds that each step may wait for a good answer.", byDefault = "60")
          int budget,
      @Param("A URL that is asked from the control machine.") String publicUrl,
      @Param("The ngrok endpoint that must be online: web_addr, url, upstream.")
          Map<String, Object> tunnel) {

    Params {
      json = json == null ? Map.of() : json;
      unit = unit.isEmpty() || unit.contains(".") ? unit : unit + ".service";
      if (unit.isEmpty()
          && url.isEmpty()
          && publicUrl.isEmpty()
          && port == null
          && tcp.isEmpty()
          && tls.isEmpty()
          && command.isEmpty()
          && tunnel.isEmpty()) {
        throw new ModuleFailure(
            "weir.health needs at least one of unit, url, port, tcp, tls, command, tunnel,"
                + " public_url");
      }
      if (url.isEmpty() && publicUrl.isEmpty() && !(json.isEmpty() && headers.isEmpty())) {
        throw new ModuleFailure("json and headers are of an answer: they need url or public_url");
      }
      if (tlsDays > 0 && tls.isEmpty() && !url.startsWith("https://")) {
        throw new ModuleFailure("tls_days needs tls, or a url with https://");
      }
      for (String address : tcp) {
        address("tcp", address);
      }
      if (!tls.isEmpty()) {
        address("tls", tls);
      }
      if (port != null && (port < 1 || port > 65535)) {
        throw new ModuleFailure("%d is no TCP port".formatted(port));
      }
      if (!url.isEmpty() && !url.matches("https?://.*")) {
        throw new ModuleFailure("url must start with http:// or https://, not be " + url);
      }
    }

    private static void address(String name, String address) {
      if (!address.matches("[^\\s/]+:[0-9]+")) {
        throw new ModuleFailure(
            "%s is a host and a port, such as 127.0.0.1:5432, not %s".formatted(name, address));
      }
    }

    /** The host:port whose certificate is looked at, or "". */
    String certified() {
      if (!tls.isEmpty() || tlsDays == 0) {
        return tls;
      }
      String server = url.substring("https://".length()).split("[/?#]", 2)[0];
      return server.matches(".*:[0-9]+") ? server : server + ":443";
    }

    @Nullable Endpoint endpoint() {
      return tunnel.isEmpty() ? null : Endpoint.of(tunnel);
    }

    String webAddr() {
      Object address = tunnel.get("web_addr");
      return address == null ? "127.0.0.1:4040" : address.toString();
    }
  }

  @Override
  public List<String> names() {
    return List.of("weir.health");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  /** Under check it looks once and tells, and never fails: what is wrong may be about to go. */
  @Override
  public Outcome run(Params params, Controller controller) {
    HealthRun run = new HealthRun(params, controller);
    HealthFault fault = run.look();
    Map<String, Object> values = run.values();
    values.put("healthy", fault.none());
    if (fault.none()) {
      return Outcome.ok(values);
    }
    values.put("step", fault.step().title);
    if (controller.checkMode()) {
      values.put("msg", "not healthy now: " + fault.message());
      return Outcome.ok(values);
    }
    return Outcome.failed(fault.message(), values);
  }
}
