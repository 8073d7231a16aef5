package weir.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.Nearest;

/** Finds the hosts that a pattern means in one inventory. */
final class PatternMatcher {
  private static final Pattern SUBSCRIPTED =
      Pattern.compile("(.+)\\[(?:(-?[0-9]+)|([0-9]+)[:-]([0-9]*))\\]");

  private final Inventory inventory;
  private final Consumer<Diagnostic> warnings;

  PatternMatcher(Inventory inventory, Consumer<Diagnostic> warnings) {
    this.inventory = inventory;
    this.warnings = warnings;
  }

  /** The names, in the order of the inventory within each term. */
  Set<String> match(HostPattern pattern) {
    Set<String> found = new LinkedHashSet<>();
    for (HostPattern.Term term : pattern.terms()) {
      List<String> hosts = hosts(term);
      switch (term.effect()) {
        case ADD -> found.addAll(hosts);
        case INTERSECT -> found.retainAll(Set.copyOf(hosts));
        case EXCLUDE -> hosts.forEach(found::remove);
      }
    }
    return found;
  }

  private List<String> hosts(HostPattern.Term term) {
    if (inventory.hosts().containsKey(term.text()) && term.effect() == HostPattern.Effect.ADD) {
      return List.of(term.text());
    }
    Matcher subscripted = SUBSCRIPTED.matcher(term.text());
    if (term.text().startsWith("~") || !subscripted.matches()) {
      return enumerate(term.text(), term);
    }
    List<String> hosts = enumerate(subscripted.group(1), term);
    return hosts.isEmpty() ? hosts : slice(hosts, subscripted, term);
  }

  private static List<String> slice(
      List<String> hosts, Matcher subscripted, HostPattern.Term term) {
    if (subscripted.group(2) == null) {
      int start = Math.min(index(subscripted.group(3)), hosts.size());
      String last = subscripted.group(4);
      int end = last.isEmpty() ? hosts.size() : Math.min(index(last) + 1, hosts.size());
      return hosts.subList(start, Math.max(start, end));
    }
    int index = index(subscripted.group(2));
    int at = index < 0 ? hosts.size() + index : index;
    if (at < 0 || at >= hosts.size()) {
      throw new DiagnosticException(
          Diagnostic.error("'%s' matches no host".formatted(term.text()), term.span())
              .withDetail(
                  "'%s' has %d hosts, and the first one is number 0."
                      .formatted(subscripted.group(1), hosts.size())));
    }
    return List.of(hosts.get(at));
  }

  private static int index(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE - 1 : Integer.parseInt(digits);
  }

  private List<String> enumerate(String expression, HostPattern.Term term) {
    Predicate<String> matches = predicate(expression, term);
    List<String> found = new ArrayList<>();
    boolean anyGroup = false;
    for (Group group : select(inventory.groups().values(), expression, matches)) {
      anyGroup = true;
      found.addAll(group.allHosts());
    }
    boolean wide = expression.startsWith("~") || hasAny(expression, ".?*[");
    if (!anyGroup || wide) {
      if (hasAny(expression, "?*[") || expression.startsWith("~")) {
        inventory.hosts().keySet().stream().filter(matches).forEach(found::add);
      } else if (inventory.hosts().containsKey(expression)) {
        found.add(expression);
      }
    }
    Host local = found.isEmpty() && !anyGroup ? inventory.host(expression) : null;
    if (local != null) {
      found.add(local.name());
    }
    if (found.isEmpty() && !anyGroup && !expression.equals(InventoryDraft.ALL)) {
      warnings.accept(unmatched(expression, term));
    }
    return found;
  }

  private List<Group> select(
      Collection<Group> groups, String expression, Predicate<String> matches) {
    if (hasAny(expression, "?*[") || expression.startsWith("~")) {
      return groups.stream().filter(group -> matches.test(group.name())).toList();
    }
    Group exact = inventory.groups().get(expression);
    return exact == null ? List.of() : List.of(exact);
  }

  private static Predicate<String> predicate(String expression, HostPattern.Term term) {
    try {
      if (expression.startsWith("~")) {
        Pattern regex = Pattern.compile(expression.substring(1).replace("(?P<", "(?<"));
        return name -> regex.matcher(name).lookingAt();
      }
      if (hasAny(expression, "?*[")) {
        return Pattern.compile(Wildcard.toRegex(expression), Pattern.DOTALL).asMatchPredicate();
      }
      return expression::equals;
    } catch (PatternSyntaxException problem) {
      throw new DiagnosticException(
          Diagnostic.error("'%s' is not a valid host pattern".formatted(term.text()), term.span())
              .withDetail(problem.getDescription() + "."));
    }
  }

  private Diagnostic unmatched(String expression, HostPattern.Term term) {
    List<String> names =
        Stream.concat(inventory.groups().keySet().stream(), inventory.hosts().keySet().stream())
            .toList();
    @Nullable String near = Nearest.question(expression, names);
    return Diagnostic.warning("no host or group matches '%s'".formatted(expression), term.span())
        .withHint(near);
  }

  private static boolean hasAny(String text, String characters) {
    return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
  }
}
