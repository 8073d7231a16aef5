package weir.service;

import java.util.List;

/**
 * A host of a day-two command.
 *
 * @param name the inventory's
 * @param services those the command is about on this host; none when it is about the host
 */
public record ServiceHost(String name, Door door, List<Service> services) {

  /** Keeps a copy. */
  public ServiceHost {
    services = List.copyOf(services);
  }
}
