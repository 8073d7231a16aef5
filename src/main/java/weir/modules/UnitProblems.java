package weir.modules;

import java.util.ArrayList;
import java.util.List;
import weir.modules.UnitFile.Setting;

/** Collects what is wrong with a unit's text: section, directive, line, why, and what to write. */
final class UnitProblems {
  private final boolean numbered;
  private final List<String> all = new ArrayList<>();

  /**
   * None yet.
   *
   * @param numbered whether somebody wrote the text, so that its lines can be found
   */
  UnitProblems(boolean numbered) {
    this.numbered = numbered;
  }

  /** Something is wrong with the unit as a whole. */
  void add(String problem) {
    all.add(problem);
  }

  /** Something is wrong with one directive. */
  void add(Setting setting, String why) {
    all.add("[%s] %s%s %s".formatted(setting.section(), shown(setting), at(setting.line()), why));
  }

  List<String> all() {
    return List.copyOf(all);
  }

  /** Where it stands, or "". */
  String at(int line) {
    return numbered ? " (line %d)".formatted(line) : "";
  }

  /** Values of the environment may be secret. */
  private static String shown(Setting setting) {
    return setting.key().equals("Environment") ? "Environment=" : shortened(setting.written());
  }

  static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
