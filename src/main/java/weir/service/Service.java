package weir.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a service before its host is asked; but for the unit all of it may be missing.
 *
 * @param unit the systemd unit, with its suffix
 * @param url asked on the host itself, "" when there is none
 * @param status the HTTP status it must answer
 * @param json fields the JSON of the answer must have
 * @param port on which a process of the unit must listen
 * @param publicUrl asked from the control machine, "" when there is none
 * @param log the file it writes beside the journal, "" to find it from the unit
 */
public record Service(
    String unit,
    String url,
    int status,
    Map<String, Object> json,
    @Nullable Integer port,
    String publicUrl,
    @Nullable Tunnel tunnel,
    String log) {

  /** The HTTP status of a good answer. */
  static final int GOOD = 200;

  /**
   * An ngrok endpoint that must be online on the host.
   *
   * @param webAddress of the agent's API
   * @param url its public address
   * @param upstream where it leads
   */
  public record Tunnel(String webAddress, String url, String upstream) {}

  /** Keeps a copy. */
  public Service {
    json = Map.copyOf(json);
  }

  /** A service of which only the unit is known. */
  public static Service named(String name) {
    return new Service(unit(name), "", GOOD, Map.of(), null, "", null, "");
  }

  /** As people call it: the unit without {@code .service}. */
  public String name() {
    return unit.endsWith(".service") ? unit.substring(0, unit.length() - 8) : unit;
  }

  /** Whether anything but systemd can say that it works. */
  public boolean checked() {
    return !url.isEmpty() || port != null;
  }

  static String unit(String name) {
    return name.matches(".*\\.(service|socket|timer|path|mount|target|slice|scope|swap|automount)")
        ? name
        : name + ".service";
  }
}
