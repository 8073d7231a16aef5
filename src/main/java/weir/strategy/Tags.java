package weir.strategy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.playbook.Keyword;
import weir.playbook.Keywords;
import weir.template.Template;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;

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

  /** Whether a task with these tags runs. */
  public boolean allow(Set<String> tags) {
    boolean untagged = tags.isEmpty() || tags.equals(Set.of(UNTAGGED));
    return wanted(tags, untagged) && !skipped(tags, untagged);
  }

  /**
   * The tags of a play or task: a list in the place of one stands for all in it, and what was
   * evaluated may be several with commas between.
   *
   * @throws TemplateException when one of them cannot be evaluated
   */
  public static Set<String> of(Keywords keywords, TemplateEngine engine, Variables variables) {
    Set<String> tags = new LinkedHashSet<>();
    for (Object raw : keywords.list(Keyword.TAGS)) {
      add(engine.evaluate(raw, variables), raw instanceof Template, tags);
    }
    return tags;
  }

  private static void add(@Nullable Object value, boolean evaluated, Set<String> tags) {
    switch (value) {
      case Collection<?> several -> several.forEach(each -> add(each, false, tags));
      case String text when evaluated -> {
        for (String part : text.split(",", -1)) {
          add(part.strip(), false, tags);
        }
      }
      case null -> {}
      default -> {
        String tag = value.toString();
        if (!tag.isEmpty()) {
          tags.add(tag);
        }
      }
    }
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
