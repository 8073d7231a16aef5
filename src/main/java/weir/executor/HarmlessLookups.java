package weir.executor;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.Lookup;
import weir.template.Lookups;

/** Lookups for an evaluation that looks ahead: those that would run or make something wait. */
record HarmlessLookups(Lookups all) implements Lookups {
  private static final Set<String> EFFECTS = Set.of("lines", "password", "pipe", "url");

  @Override
  public @Nullable Lookup find(String name) {
    return EFFECTS.contains(name)
        ? _ -> {
          throw new NotYet();
        }
        : all.find(name);
  }

  @Override
  public Set<String> names() {
    return all.names();
  }
}
