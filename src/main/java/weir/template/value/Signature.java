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
    ValueException problem =
        problem(arguments.size(), List.copyOf(arguments.named().keySet()), false);
    if (problem != null) {
      throw problem;
    }
  }

  /**
   * What is wrong with a call, or null.
   *
   * @param places how many arguments by place
   * @param given the names of the others
   * @param open whether there may be more that cannot be seen
   */
  public @Nullable ValueException problem(int places, List<String> given, boolean open) {
    if (places > byPlace && !anyPlace) {
      return new ValueException(
          byPlace == 0 && names.isEmpty()
              ? "%s() takes no arguments (%d given)".formatted(function, places)
              : "%s() takes at most %d argument%s (%d given)"
                  .formatted(function, byPlace, byPlace == 1 ? "" : "s", places));
    }
    for (String name : given) {
      int place = names.indexOf(name);
      if ((place < 0 || place < onlyByPlace) && !anyName) {
        return ValueException.hinted(
            "%s() got an unexpected keyword argument '%s'".formatted(function, name),
            Nearest.question(name, names.subList(onlyByPlace, names.size())));
      }
      if (place >= onlyByPlace && place < Math.min(places, byPlace)) {
        return new ValueException(
            "%s() got multiple values for argument '%s'".formatted(function, name));
      }
    }
    for (int i = places; i < required && !open; i++) {
      if (!given.contains(names.get(i)) || i < onlyByPlace) {
        return new ValueException(
            "%s() missing a required argument: '%s'".formatted(function, names.get(i)));
      }
    }
    return null;
  }
}
