package weir.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;
import weir.source.Nearest;
import weir.source.Span;
import weir.template.filter.Filters;
import weir.template.filter.Tests;
import weir.template.syntax.CallArguments;
import weir.template.syntax.Expression;
import weir.template.value.Signature;

/** Finds the filters, tests and lookups that do not exist, and arguments they do not take. */
final class CallChecker {
  private static final Set<String> LOOKUPS = Set.of("lookup", "query", "q");
  private static final Set<String> OF_EVERY_LOOKUP = Set.of("wantlist", "errors");
  private static final Signature MAP_ATTRIBUTE = signature("map(attribute, *, default=)");

  private final Template template;
  private final Set<String> lookups;
  private final List<Diagnostic> problems;
  private final LiteralChecker literals;

  CallChecker(Template template, Set<String> lookups, List<Diagnostic> problems) {
    this.template = template;
    this.lookups = lookups;
    this.problems = problems;
    this.literals = new LiteralChecker(template, problems);
  }

  void check(Expression expression) {
    if (expression instanceof Expression.Filtered e) {
      if (Filters.known(e.name())) {
        filter(e);
      } else {
        unknown("filter", e.name(), Filters.all(), e);
      }
    } else if (expression instanceof Expression.Tested e) {
      if (Tests.known(e.name())) {
        arguments("test", e.name(), Tests.signature(e.name()), e, e.arguments(), 0);
      } else {
        unknown("test", e.name(), Tests.all(), e);
      }
    } else if (expression instanceof Expression.Call e
        && e.callee() instanceof Expression.Name callee
        && LOOKUPS.contains(callee.name())) {
      lookup(e.arguments());
    }
  }

  private void lookup(CallArguments arguments) {
    String name = text(arguments, 0);
    if (name == null) {
      return;
    }
    String plain = name.substring(name.lastIndexOf('.') + 1);
    if (!lookups.contains(plain)) {
      unknown("lookup", name, lookups, arguments.positional().getFirst());
      return;
    }
    Signature signature = LookupSignatures.of(plain);
    List<String> own = new ArrayList<>(arguments.names());
    own.removeAll(OF_EVERY_LOOKUP);
    Signature.Fault fault = signature == null ? null : signature.fault(0, own, true);
    if (fault != null) {
      problems.add(
          Diagnostic.error(
                  "the lookup '%s' has no option '%s'".formatted(name, fault.argument()),
                  named(arguments, fault.argument()))
              .withHint(hint("lookup", name, fault)));
    }
  }

  /** Why Weir lacks an argument, or how it is spelled. */
  private static @Nullable String hint(String what, String name, Signature.Fault fault) {
    CallsElsewhere.Verdict elsewhere = CallsElsewhere.of(what, name, fault.argument());
    return elsewhere == null ? fault.hint() : elsewhere.reason();
  }

  private void filter(Expression.Filtered e) {
    CallArguments arguments = e.arguments();
    switch (Filters.plain(e.name())) {
      case "map" -> {
        if (!arguments.positional().isEmpty()) {
          inner("filter", arguments, 0);
        } else if (!arguments.isEmpty()) {
          arguments("filter", "map", MAP_ATTRIBUTE, e, arguments, 0);
        }
      }
      case "select", "reject" -> inner("test", arguments, 0);
      case "selectattr", "rejectattr" -> inner("test", arguments, 1);
      default -> arguments("filter", e.name(), Filters.signature(e.name()), e, arguments, 0);
    }
  }

  /** A filter or test that is named by an argument, with its own behind it. */
  private void inner(String what, CallArguments arguments, int place) {
    String name = text(arguments, place);
    if (name == null) {
      return;
    }
    Expression written = arguments.positional().get(place);
    boolean filter = what.equals("filter");
    if (!(filter ? Filters.known(name) : Tests.known(name))) {
      unknown(what, name, filter ? Filters.all() : Tests.all(), written);
      return;
    }
    Signature signature = filter ? Filters.signature(name) : Tests.signature(name);
    arguments(what, name, signature, written, arguments, place + 1);
  }

  private static @Nullable String text(CallArguments arguments, int place) {
    return arguments.positional().size() > place
            && arguments.positional().get(place) instanceof Expression.Constant constant
            && constant.value() instanceof String text
        ? text
        : null;
  }

  /** What is wrong with the arguments from a place on. */
  private void arguments(
      String what,
      String name,
      @Nullable Signature signature,
      Expression called,
      CallArguments written,
      int from) {
    literals.check(what, Filters.plain(name), written, from);
    if (signature == null) {
      return;
    }
    int places = Math.max(0, written.positional().size() - from);
    boolean open = written.spread() != null || written.spreadNamed() != null;
    Signature.Fault fault = signature.fault(places, written.names(), open);
    if (fault == null) {
      return;
    }
    String subject = "the %s '%s'".formatted(what, name);
    problems.add(
        switch (fault.kind()) {
          case TOO_MANY -> {
            Expression first = written.positional().get(from + signature.byPlace());
            yield Diagnostic.error(
                subject + taken(signature), template.span(first.start(), first.end()));
          }
          case UNKNOWN ->
              Diagnostic.error(
                      "%s has no argument '%s'".formatted(subject, fault.argument()),
                      named(written, fault.argument()))
                  .withHint(hint(what, name, fault));
          case TWICE ->
              Diagnostic.error(
                  "%s is given its argument '%s' twice".formatted(subject, fault.argument()),
                  named(written, fault.argument()));
          case MISSING ->
              Diagnostic.error(
                  "%s needs an argument, '%s'".formatted(subject, fault.argument()),
                  template.span(called.start(), called.end()));
        });
  }

  private static String taken(Signature signature) {
    int most = signature.byPlace();
    if (most > 0) {
      return most == 1 ? " takes one argument" : " takes at most %d arguments".formatted(most);
    }
    return " takes no arguments" + (signature.names().isEmpty() ? "" : " without their names");
  }

  /** Where an argument's name stands: before its value. */
  private Span named(CallArguments written, String name) {
    int value = written.values().get(written.names().indexOf(name)).start();
    int start = template.source().lastIndexOf(name, value);
    return start < 0 ? template.span(value, value) : template.span(start, start + name.length());
  }

  private void unknown(String what, String name, Collection<String> choices, Expression place) {
    CallsElsewhere.Verdict elsewhere = CallsElsewhere.of(what, name);
    problems.add(
        Diagnostic.error(
                "there is no %s named '%s'".formatted(what, name),
                template.span(place.start(), place.end()))
            .withHint(elsewhere == null ? Nearest.question(name, choices) : elsewhere.reason()));
  }

  private static Signature signature(String line) {
    return Map.copyOf(Signature.table(line)).values().iterator().next();
  }
}
