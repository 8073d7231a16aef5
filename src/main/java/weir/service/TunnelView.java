package weir.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.modules.AgentLook;
import weir.modules.Endpoint;
import weir.modules.Report;

/** What the tunnel's agent on the host says. */
record TunnelView(Sight sight) {

  /** What is wrong with the tunnel, or "". */
  String wrong() {
    Service.Tunnel tunnel = sight.service().tunnel();
    if (tunnel == null) {
      return "";
    }
    Report said = sight.report().below("agent.");
    Map<String, List<String>> lines = new LinkedHashMap<>(said.lines());
    lines.put("tries", List.of("1"));
    Endpoint wanted = Endpoint.of("", tunnel.url(), tunnel.upstream());
    return new AgentLook(new Report(lines, ""))
        .wrong("", tunnel.webAddress(), List.of(wanted))
        .replace(" (after 0.0 s, tries: 1)", "");
  }

  /** For the column of the table. */
  String cell() {
    return sight.service().tunnel() == null ? "-" : wrong().isEmpty() ? "online" : "down";
  }
}
