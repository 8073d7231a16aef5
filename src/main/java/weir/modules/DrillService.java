package weir.modules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import weir.module.ModuleFailure;
import weir.module.ParamBinder;

/**
 * A service that a drill wants to see well.
 *
 * @param parameters of weir.health, unit among them
 */
record DrillService(Map<String, Object> parameters) {

  /** Checks them. */
  static DrillService of(Object given) {
    if (!(given instanceof Map<?, ?> map) || !map.containsKey("unit")) {
      throw new ModuleFailure("a service of weir.drill needs parameters of weir.health, with unit");
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    map.forEach((key, value) -> parameters.put(String.valueOf(key), value));
    DrillService service = new DrillService(Map.copyOf(parameters));
    service.health();
    return service;
  }

  String unit() {
    return health().unit();
  }

  /** As it must be in the end. */
  HealthModule.Params health() {
    return bind(parameters);
  }

  /** The same without waiting for it to become well. */
  HealthModule.Params now() {
    Map<String, Object> at = new LinkedHashMap<>(parameters);
    at.put("budget", 0);
    return bind(at);
  }

  /** That it answers on its host, without what takes its time: the window, the way outside. */
  HealthModule.Params answering() {
    Map<String, Object> here = new LinkedHashMap<>(parameters);
    here.keySet().removeAll(Set.of("public_url", "tunnel"));
    here.put("window", 0);
    return bind(here);
  }

  private static HealthModule.Params bind(Map<String, Object> parameters) {
    return ParamBinder.bind(HealthModule.Params.class, parameters);
  }
}
