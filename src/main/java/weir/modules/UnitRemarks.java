package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is worth knowing of a unit that systemd takes as it is. */
final class UnitRemarks {
  private static final Pattern SECRET =
      Pattern.compile(
          "([A-Z0-9_]*(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|PRIVATE_KEY))=[^\\s\"']");
  private final UnitParams params;
  private final UnitState state;
  private final @Nullable UnitFile wanted;
  private final List<String> warnings = new ArrayList<>();

  private UnitRemarks(UnitParams params, UnitState state, @Nullable UnitFile wanted) {
    this.params = params;
    this.state = state;
    this.wanted = wanted;
  }

  /** All of them. */
  static List<String> of(UnitParams params, UnitState state, @Nullable UnitFile wanted) {
    UnitRemarks remarks = new UnitRemarks(params, state, wanted);
    remarks.overrides();
    remarks.replacedLink();
    remarks.missingInputs();
    remarks.starters();
    remarks.secrets();
    return remarks.warnings;
  }

  /** Drop-ins are read in the order of their names, whatever directory they are in. */
  private void overrides() {
    if (wanted == null) {
      return;
    }
    for (UnitState.DropIn dropIn : state.dropIns()) {
      boolean earlier =
          !params.dropin().isEmpty() && dropIn.name().compareTo(params.dropin() + ".conf") < 0;
      if (earlier || dropIn.file().text().contains("\nEnvironment=WEIR_INPUTS_")) {
        continue;
      }
      List<String> both = new ArrayList<>();
      for (String section : wanted.sections()) {
        for (String key : wanted.keys()) {
          String ours = wanted.last(section, key);
          String theirs = dropIn.file().last(section, key);
          if (wanted.sets(section, key)
              && dropIn.file().sets(section, key)
              && !key.equals("Environment")
              && !ours.equals(theirs)) {
            both.add("%s=%s with %s".formatted(key, ours, theirs.isEmpty() ? "nothing" : theirs));
          }
        }
      }
      if (!both.isEmpty()) {
        warnings.add(
            "%s overrides what is deployed: %s. Remove it, or put it into this task."
                .formatted(dropIn.path(), String.join(", ", both)));
      }
    }
  }

  private void replacedLink() {
    if (state.file().isLink() && state.differsFrom(wanted)) {
      warnings.add("%s was a link and is replaced".formatted(params.path()));
    }
  }

  private void missingInputs() {
    state.missing().stream()
        .filter(word -> word.startsWith("input:"))
        .forEach(word -> warnings.add("input %s does not exist".formatted(word.substring(6))));
  }

  private void starters() {
    if (params.state() != UnitParams.State.STOPPED) {
      return;
    }
    for (String other : state.others()) {
      String[] word = other.split(" ", -1);
      if (word.length > 1
          && word[0].matches(".*\\.(socket|timer|path)")
          && word[1].equals("active")) {
        warnings.add("%s is active and may start it again".formatted(word[0]));
      }
    }
  }

  private void secrets() {
    if (wanted == null) {
      return;
    }
    for (UnitFile.Setting setting : wanted.settings()) {
      Matcher secret = SECRET.matcher(setting.value());
      if (setting.key().equals("Environment") && secret.find()) {
        warnings.add(
            "Environment= can be read by everybody on the host, with %s in it; put it into a file of"
                    .formatted(secret.group(1))
                + " mode 0600 and name that in EnvironmentFile=");
      }
    }
  }
}
