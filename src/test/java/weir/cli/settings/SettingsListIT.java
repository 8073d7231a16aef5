package weir.cli.settings;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import weir.testing.Documented;
import weir.testing.Ledger;
import weir.yaml.Mapping;
import weir.yaml.Sequence;

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
    Mapping settings = Documented.tree("ansible-config", "list");
    Ledger ledger = new Ledger();
    for (Mapping.Entry entry : settings.entries()) {
      Mapping setting = Documented.mapping(settings, entry.name());
      if (setting.get("ini") instanceof Sequence places) {
        places.items().forEach(place -> put((Mapping) place, ledger));
      }
    }
    ledger.check("settings.txt");
  }

  private static void put(Mapping place, Ledger ledger) {
    String section = String.join("", Documented.texts(place, "section"));
    String key = String.join("", Documented.texts(place, "key"));
    if (SECTIONS.contains(section)) {
      ledger.put(section + ":" + key, verdict(section + ":" + key, key));
    }
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
}
