package weir.playbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.yaml.Mapping;
import weir.yaml.Scalar;

/**
 * What {@code import_playbook} says: the name of the file, as written, and the keywords that reach
 * its plays. As in Ansible these are {@code when}, {@code tags} and {@code vars}; others may stand
 * there and do nothing.
 */
record ImportedPlays(Scalar file, Keywords keywords) {
  private static final Set<Keyword> REACH =
      Set.of(Keyword.WHEN, Keyword.TAGS, Keyword.VARS, Keyword.NAME);

  static ImportedPlays of(Mapping mapping, Mapping.Entry call, Scalar written, Reading reading) {
    List<Keyword> idle = new ArrayList<>();
    for (Mapping.Entry entry : mapping.entries()) {
      Keyword keyword = Keyword.of(entry.name(), Place.TASK);
      if (keyword != null && !REACH.contains(keyword)) {
        idle.add(keyword);
        reading.problem(
            Diagnostic.warning(
                    "'%s' has no effect here".formatted(entry.name()), entry.key().span())
                .withHint("Write it into the plays that are imported."));
      } else if (keyword == null && !entry.equals(call)) {
        reading.problem(
            Diagnostic.error(
                    "'import_playbook' cannot have '%s'".formatted(entry.name()),
                    entry.key().span())
                .withHint(Nearest.question(entry.name(), List.of("when", "tags", "vars", "name"))));
      }
    }
    Keywords keywords =
        new KeywordReader(reading).read(mapping, Place.TASK).without(idle.toArray(Keyword[]::new));
    KeyValues pairs = KeyValues.of(written, null);
    return pairs.named().isEmpty() || !(pairs.rest() instanceof String file)
        ? new ImportedPlays(written, keywords)
        : new ImportedPlays(Scalar.ofString(file, written.span()), with(keywords, pairs.named()));
  }

  /** The pairs behind the name of the file are variables, except for {@code tags}. */
  private static Keywords with(Keywords keywords, Map<String, Object> pairs) {
    Keywords all = keywords;
    Map<String, Object> vars = new LinkedHashMap<>(pairs);
    Object tags = vars.remove("tags");
    if (tags != null) {
      List<Object> both = new ArrayList<>(keywords.list(Keyword.TAGS));
      both.addAll(List.of(tags.toString().split(",", -1)));
      all = all.with(Keyword.TAGS, both);
    }
    List<Object> layers = new ArrayList<>(keywords.list(Keyword.VARS));
    layers.add(vars);
    return vars.isEmpty() ? all : all.with(Keyword.VARS, layers);
  }
}
