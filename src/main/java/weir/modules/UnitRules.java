package weir.modules;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import weir.modules.UnitFile.Line;
import weir.modules.UnitFile.Setting;

/**
 * What systemd would leave out of a unit without a word, or start and fail with each time. Each
 * problem names section and directive, says why, and what to write.
 */
final class UnitRules {
  private static final Pattern TRAILING = Pattern.compile("\\s[#;](\\s.*)?$");
  private final UnitParams params;
  private final UnitFile unit;
  private final UnitProblems problems;

  UnitRules(UnitParams params, UnitFile unit) {
    this.params = params;
    this.unit = unit;
    this.problems = new UnitProblems(params.written());
  }

  List<String> problems() {
    UnitValues values = new UnitValues(params, unit, problems);
    sections();
    for (Line line : unit.lines()) {
      assignment(line);
    }
    for (Setting setting : unit.settings()) {
      known(setting);
      comment(setting);
      values.check(setting);
    }
    if (params.suffix().equals("service")) {
      new UnitCommands(unit, !params.dropin().isEmpty(), problems).check();
    }
    return problems.all();
  }

  private void sections() {
    UnitDirectives all = UnitDirectives.all();
    for (String section : unit.sections()) {
      if (!all.hasSection(section) && !section.startsWith("X-")) {
        problems.add(
            "[%s] is no section: systemd ignores all that is in it. %s"
                .formatted(
                    section,
                    all.nearestSection(section)
                        .map("Did you mean [%s]?"::formatted)
                        .orElse("For notes of your own, start its name with X-.")));
      } else if (foreign(section)) {
        problems.add(
            "[%s] says nothing in a .%s unit: systemd ignores all that is in it"
                .formatted(section, params.suffix()));
      }
    }
  }

  /** A section that belongs to another type of unit. */
  private boolean foreign(String section) {
    String own =
        params.suffix().substring(0, 1).toUpperCase(Locale.ROOT) + params.suffix().substring(1);
    return UnitDirectives.all().hasSection(section)
        && !Set.of("Unit", "Install", own).contains(section);
  }

  private void assignment(Line line) {
    if (line.text().indexOf('=') < 1) {
      problems.add(
          "\"%s\"%s is no assignment: systemd ignores it. Write Directive=value, one a line."
              .formatted(UnitProblems.shortened(line.text()), problems.at(line.number())));
    } else if (line.section().isEmpty()) {
      problems.add(
          "\"%s\"%s stands before the first section: systemd ignores it. Put it below [Unit] or"
                  .formatted(UnitProblems.shortened(line.text()), problems.at(line.number()))
              + " the section it belongs to.");
    }
  }

  private void known(Setting setting) {
    UnitDirectives all = UnitDirectives.all();
    String section = setting.section();
    String key = setting.key();
    if (!all.hasSection(section) || all.knows(section, key) || key.startsWith("X-")) {
      return;
    }
    List<String> others = all.sectionsOf(key).stream().filter(other -> !foreign(other)).toList();
    if (!others.isEmpty()) {
      problems.add(
          setting,
          "is not read in this section: systemd ignores it%s. Move it to [%s]."
              .formatted(
                  key.startsWith("StartLimit") ? ", and keeps its limit of 5 starts in 10 s" : "",
                  others.getFirst()));
      return;
    }
    Optional<String> nearest = all.nearest(section, key);
    nearest.ifPresent(word ->
        problems.add(
            setting, "is not known: systemd ignores it. Did you mean '%s'?".formatted(word)));
  }

  /** In a unit file a comment is a line of its own; in a value of free text a # may be meant. */
  private void comment(Setting setting) {
    if (setting.key().equals("Description") || setting.key().startsWith("X-")) {
      return;
    }
    Matcher comment = TRAILING.matcher(unquoted(setting.value()));
    if (comment.find()) {
      problems.add(
          setting,
          "has a comment behind its value, which systemd takes as part of the value. Put the"
              + " comment on a line of its own%s."
                  .formatted(setting.key().startsWith("Exec") ? ", or the # in quotes" : ""));
    }
  }

  /** The value with what is in quotes blanked out. */
  private static String unquoted(String value) {
    return value.replaceAll("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'", "\"\"");
  }
}
