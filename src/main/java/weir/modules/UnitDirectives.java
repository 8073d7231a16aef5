package weir.modules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import weir.module.PackageText;
import weir.source.Nearest;

/** The directives that some systemd knows, and the sections that take them. */
final class UnitDirectives {
  private static final UnitDirectives ALL = read();
  private final Map<String, Set<String>> sections;

  private UnitDirectives(Map<String, Set<String>> sections) {
    this.sections = sections;
  }

  static UnitDirectives all() {
    return ALL;
  }

  boolean hasSection(String section) {
    return sections.containsKey(section);
  }

  Optional<String> nearestSection(String section) {
    return Nearest.to(section, sections.keySet());
  }

  boolean knows(String section, String key) {
    return sections.getOrDefault(section, Set.of()).contains(key);
  }

  /** The sections that take a directive. */
  List<String> sectionsOf(String key) {
    return sections.entrySet().stream()
        .filter(entry -> entry.getValue().contains(key))
        .map(Map.Entry::getKey)
        .toList();
  }

  Optional<String> nearest(String section, String key) {
    return Nearest.to(key, sections.getOrDefault(section, Set.of()));
  }

  private static UnitDirectives read() {
    Map<String, Set<String>> sections = new LinkedHashMap<>();
    List<String> into = List.of();
    for (String line : PackageText.of("modules/unit-directives.txt").lines().toList()) {
      if (line.startsWith("[")) {
        into = List.of(line.substring(1, line.length() - 1).split(" ", -1));
      } else if (!line.startsWith("#")) {
        for (String section : into) {
          sections
              .computeIfAbsent(section, name -> new TreeSet<>())
              .addAll(List.of(line.split(" ", -1)));
        }
      }
    }
    return new UnitDirectives(sections);
  }
}
