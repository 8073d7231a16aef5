package weir.playbook;

import java.util.Set;
import weir.module.Catalog;
import weir.source.Diagnostic;
import weir.yaml.Mapping;

/**
 * The keywords that a task may have which brings tasks in while the play runs. Others would seem to
 * hold for what it brings in, and do not.
 */
final class IncludeKeywords {
  private static final Set<Keyword> ALLOWED =
      Set.of(
          Keyword.ACTION,
          Keyword.LOCAL_ACTION,
          Keyword.ARGS,
          Keyword.COLLECTIONS,
          Keyword.DEBUGGER,
          Keyword.IGNORE_ERRORS,
          Keyword.LISTEN,
          Keyword.LOOP,
          Keyword.LOOP_CONTROL,
          Keyword.NAME,
          Keyword.NO_LOG,
          Keyword.REGISTER,
          Keyword.RUN_ONCE,
          Keyword.TAGS,
          Keyword.TIMEOUT,
          Keyword.VARS,
          Keyword.WHEN);

  private IncludeKeywords() {}

  /** Notes those that have no place there. */
  static void check(Mapping mapping, Mapping.Entry call, Place place, Reading reading) {
    for (Mapping.Entry entry : mapping.entries()) {
      Keyword keyword = Keyword.of(entry.name(), place);
      if (keyword == null || ALLOWED.contains(keyword)) {
        continue;
      }
      String word = Catalog.shortName(call.name());
      boolean inBlocks = keyword.standsIn(Place.BLOCK);
      reading.problem(
          Diagnostic.error(
                  "'%s' cannot have '%s'".formatted(word, entry.name()), entry.key().span())
              .withHint(
                  inBlocks
                      ? "To have it for all tasks that are brought in, put it below 'apply:' of %s."
                          .formatted(word)
                      : "Put it into the tasks that are brought in."));
    }
  }
}
