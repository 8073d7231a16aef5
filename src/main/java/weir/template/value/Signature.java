package weir.template.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.source.Nearest;

/**
 * Which arguments something takes, as Python writes it.
 *
 * @param names those that have names, in order
 * @param required how many of them, from the first, must be given
 * @param byPlace how many of them can be given by place
 * @param onlyByPlace how many of them cannot be given by name
 * @param anyPlace whether any number may follow by place
 * @param anyName whether any other name may be given
 */
public record Signature(
    String function,
    List<String> names,
    int required,
    int byPlace,
    int onlyByPlace,
    boolean anyPlace,
    boolean anyName) {

  /**
   * The signatures of a text, one a line: {@code name(must, may=, /, *, named=)}. Names before a
   * {@code /} are given by place only, those behind a {@code *} by name only; {@code *args} and
   * {@code **kwargs} take the rest. Several names before the bracket share it.
   */
  public static Map<String, Signature> table(String text) {
    Map<String, Signature> table = new HashMap<>();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> {
          int bracket = line.indexOf('(');
          String[] parameters = line.substring(bracket + 1, line.lastIndexOf(')')).split(", ?", -1);
          for (String function : line.substring(0, bracket).strip().split(" ", -1)) {
            table.put(function, of(function, parameters));
          }
        });
    return Map.copyOf(table);
  }

  private static Signature of(String function, String[] parameters) {
    List<String> names = new ArrayList<>();
    int required = 0;
    int byPlace = -1;
    int onlyByPlace = 0;
    boolean anyPlace = false;
    boolean anyName = false;
    for (String parameter : parameters) {
      if (parameter.startsWith("**")) {
        anyName = true;
      } else if (parameter.startsWith("*")) {
        byPlace = names.size();
        anyPlace = parameter.length() > 1;
      } else if (parameter.equals("/")) {
        onlyByPlace = names.size();
      } else if (parameter.endsWith("=")) {
        names.add(parameter.substring(0, parameter.length() - 1));
      } else if (!parameter.isEmpty()) {
        names.add(parameter);
        required++;
      }
    }
    return new Signature(
        function,
        List.copyOf(names),
        required,
        byPlace < 0 ? names.size() : byPlace,
        onlyByPlace,
        anyPlace,
        anyName);
  }

  /** Fails when these arguments do not fit. */
  public void check(Arguments arguments) {
    if (arguments.isEmpty() && required == 0) {
      return;
    }
    Fault fault = fault(arguments.size(), List.copyOf(arguments.named().keySet()), false);
    if (fault != null) {
      throw ValueException.hinted(words(fault), fault.hint());
    }
  }

  /** What is wrong with the arguments of a call. */
  public record Fault(Kind kind, String argument, @Nullable String hint) {
    /** The ways to be wrong. */
    public enum Kind {
      /** More arguments by place than it takes. */
      TOO_MANY,
      /** An argument by a name that it does not have. */
      UNKNOWN,
      /** The same argument by place and by name. */
      TWICE,
      /** An argument it must be given is not. */
      MISSING
    }
  }

  /**
   * What is wrong with a call, or null.
   *
   * @param places how many arguments by place
   * @param given the names of the others
   * @param open whether there may be more that cannot be seen
   */
  public @Nullable Fault fault(int places, List<String> given, boolean open) {
    if (places > byPlace && !anyPlace) {
      return new Fault(Fault.Kind.TOO_MANY, Integer.toString(places), null);
    }
    for (String name : given) {
      int place = names.indexOf(name);
      if ((place < 0 || place < onlyByPlace) && !anyName) {
        return new Fault(
            Fault.Kind.UNKNOWN,
            name,
            Nearest.question(name, names.subList(onlyByPlace, names.size())));
      }
      if (place >= onlyByPlace && place < Math.min(places, byPlace)) {
        return new Fault(Fault.Kind.TWICE, name, null);
      }
    }
    for (int i = places; i < required && !open; i++) {
      if (!given.contains(names.get(i)) || i < onlyByPlace) {
        return new Fault(Fault.Kind.MISSING, names.get(i), null);
      }
    }
    return null;
  }

  /** The fault as Python tells it. */
  private String words(Fault fault) {
    return switch (fault.kind()) {
      case TOO_MANY ->
          byPlace == 0 && names.isEmpty()
              ? "%s() takes no arguments (%s given)".formatted(function, fault.argument())
              : "%s() takes at most %d argument%s (%s given)"
                  .formatted(function, byPlace, byPlace == 1 ? "" : "s", fault.argument());
      case UNKNOWN ->
          "%s() got an unexpected keyword argument '%s'".formatted(function, fault.argument());
      case TWICE ->
          "%s() got multiple values for argument '%s'".formatted(function, fault.argument());
      case MISSING ->
          "%s() missing a required argument: '%s'".formatted(function, fault.argument());
    };
  }
}
