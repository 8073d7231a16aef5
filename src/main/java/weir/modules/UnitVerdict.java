package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a host's systemd says against a unit.
 *
 * @param unit the unit without the parts of its hardening that this systemd is too old for
 * @param problems what is left, each with its remedy where there is one
 * @param tooNew the directives left out
 */
record UnitVerdict(UnitFile unit, List<String> problems, List<String> tooNew) {
  /** Up to systemd 249: {@code Unknown key name 'X' in section 'Y'}. */
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "Unknown key (?:name )?'([^']+)' in section (?:\\[([^\\]]+)\\]|'([^']+)'), ignoring");

  static UnitVerdict of(UnitFile unit, List<String> said, long systemd) {
    UnitFile kept = unit;
    List<String> problems = new ArrayList<>();
    List<String> tooNew = new ArrayList<>();
    for (String line : said) {
      Matcher unknown = UNKNOWN.matcher(line);
      if (!unknown.find()) {
        problems.add(line);
        continue;
      }
      String key = unknown.group(1);
      String section = unknown.group(2) == null ? unknown.group(3) : unknown.group(2);
      UnitFile less = Hardening.without(kept, key);
      if (!less.equals(kept)) {
        kept = less;
        tooNew.add(key);
      } else {
        problems.add(
            "[%s] %s: %s"
                .formatted(section, key, remedy(section == null ? "" : section, key, systemd)));
      }
    }
    return new UnitVerdict(kept, problems, tooNew);
  }

  private static String remedy(String section, String key, long systemd) {
    UnitDirectives all = UnitDirectives.all();
    String here = "systemd%s of this host".formatted(systemd == 0 ? "" : " " + systemd);
    if (all.knows(section, key)) {
      return "%s is too old for it and ignores it. Leave it out, or update the host."
          .formatted(here);
    }
    List<String> others = all.sectionsOf(key);
    if (!others.isEmpty()) {
      return "%s ignores it in this section. Move it to [%s].".formatted(here, others.getFirst());
    }
    return "%s does not know it and ignores it.%s"
        .formatted(
            here, all.nearest(section, key).map(" Did you mean '%s'?"::formatted).orElse(""));
  }
}
