package weir.service;

import java.util.List;
import weir.source.Nearest;

/** A service that a host has no unit of. */
final class UnknownUnit {
  private UnknownUnit() {}

  /**
   * A sentence for a person, with the nearest spelling.
   *
   * @param others the units that the host has
   */
  static String sentence(Service service, List<String> others) {
    List<String> names = others.stream().map(name -> Service.named(name).name()).toList();
    return "the host has no unit %s%s"
        .formatted(
            service.unit(),
            Nearest.to(service.name(), names).map(". Did you mean '%s'?"::formatted).orElse(""));
  }
}
