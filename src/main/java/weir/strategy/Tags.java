package weir.strategy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Which tasks {@code --tags} and {@code --skip-tags} leave. */
public final class Tags {
  private static final String ALL = "all";
  private static final String ALWAYS = "always";
  private static final String NEVER = "never";
  private static final String TAGGED = "tagged";
  private static final String UNTAGGED = "untagged";
  private final Set<String> only;
  private final Set<String> skip;

  /** With {@code all} in the first list everything runs that does not say never. */
  public Tags(List<String> only, List<String> skip) {
    this.only = Set.copyOf(only);
    this.skip = Set.copyOf(skip);
  }

  /**
   * Whether a task runs.
   *
   * @param raw its tags, templates among them
   * @param text gives a tag's text
   */
  public boolean allow(List<Object> raw, Function<Object, String> text) {
    Set<String> tags = new LinkedHashSet<>();
    for (Object tag : raw) {
      for (String part : text.apply(tag).split(",", -1)) {
        if (!part.isBlank()) {
          tags.add(part.strip());
        }
      }
    }
    boolean untagged = tags.isEmpty() || tags.equals(Set.of(UNTAGGED));
    return wanted(tags, untagged) && !skipped(tags, untagged);
  }

  private boolean wanted(Set<String> tags, boolean untagged) {
    if (tags.contains(ALWAYS)) {
      return true;
    }
    boolean never = tags.contains(NEVER);
    return (only.contains(ALL) && !never)
        || tags.stream().anyMatch(only::contains)
        || (only.contains(TAGGED) && !untagged && !never)
        || (only.contains(UNTAGGED) && untagged);
  }

  private boolean skipped(Set<String> tags, boolean untagged) {
    if (tags.stream().anyMatch(skip::contains)) {
      return true;
    }
    boolean always = tags.contains(ALWAYS);
    return (skip.contains(ALL) && !(always && skip.contains(ALWAYS)) && !always)
        || (skip.contains(TAGGED) && !untagged)
        || (skip.contains(UNTAGGED) && untagged);
  }
}
