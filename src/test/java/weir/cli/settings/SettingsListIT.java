package weir.cli.settings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weir.source.SourceFile;
import weir.testing.Ledger;
import weir.testing.RealAnsible;
import weir.testing.WeirProcess;
import weir.yaml.Mapping;
import weir.yaml.Node;
import weir.yaml.Scalar;
import weir.yaml.Sequence;
import weir.yaml.Yaml;

/** Compares the settings with those that {@code ansible-config} lists. */
final class SettingsListIT {
  private static final Set<String> SECTIONS =
      Set.of(
          "defaults",
          "connection",
          "ssh_connection",
          "privilege_escalation",
          "inventory",
          "diff",
          "tags");

  @Test
  void everySettingIsFollowedOrHasItsVerdict() throws IOException {
    RealAnsible.install();
    WeirProcess.Ended ended =
        WeirProcess.run(List.of("ansible-config", "list"), Map.of("LC_ALL", "C.UTF-8"));
    Node root = Yaml.read(new SourceFile("ansible-config list", ended.out()), _ -> {});
    if (!(root instanceof Mapping settings)) {
      throw new AssertionError("no settings in " + ended);
    }
    Ledger ledger = new Ledger();
    for (Mapping.Entry entry : settings.entries()) {
      for (Mapping place : mappings((Mapping) entry.value(), "ini")) {
        String section = text(place, "section");
        String key = text(place, "key");
        if (SECTIONS.contains(section)) {
          ledger.put(section + ":" + key, verdict(section + ":" + key, key));
        }
      }
    }
    ledger.check("settings.txt");
  }

  private static String verdict(String place, String key) {
    for (Unfollowed each : Unfollowed.values()) {
      if (each.places().contains(place)) {
        return "a warning, unless it makes no difference";
      }
    }
    for (Setting each : Setting.values()) {
      if (each.places().contains(place)) {
        return "followed";
      }
    }
    return Spelling.HARMLESS.contains(key) ? "without effect" : Ledger.UNKNOWN;
  }

  private static List<Mapping> mappings(Mapping mapping, String key) {
    List<Mapping> found = new ArrayList<>();
    if (mapping.get(key) instanceof Sequence sequence) {
      for (Node item : sequence.items()) {
        found.add((Mapping) item);
      }
    }
    return found;
  }

  private static String text(Mapping mapping, String key) {
    return mapping.get(key) instanceof Scalar scalar ? scalar.text() : "";
  }
}
