package weir.facts;

import java.util.Map;
import java.util.TreeMap;

/** Turns the output of {@link GatherScript} into facts. Pure. */
public final class FactsParser {

  private FactsParser() {}

  /** The facts in name order; what the output does not tell is left out. */
  public static Facts parse(String output) {
    Gathered gathered = Gathered.split(output);
    Map<String, Object> facts = new TreeMap<>();
    facts.putAll(NetworkFacts.of(gathered));
    facts.putAll(PlatformFacts.of(gathered));
    facts.putAll(DistributionFacts.of(gathered));
    facts.putAll(HardwareFacts.of(gathered));
    facts.putAll(MountFacts.of(gathered));
    facts.putAll(DateTimeFacts.of(gathered));
    facts.putAll(AccountFacts.of(gathered));
    facts.putAll(SecurityFacts.of(gathered));
    facts.putAll(VirtualizationFacts.of(gathered));
    facts.put("service_mgr", ManagerFacts.serviceManager(gathered));
    facts.put("pkg_mgr", ManagerFacts.packageManager(gathered, facts));
    facts.put("local", LocalFacts.of(gathered));
    facts.put("module_setup", true);
    return new Facts(facts);
  }
}
