package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Looks something up in the host's databases of users, groups, names and the like. */
final class GetentModule implements Module<GetentModule.Params, Answer> {
  private static final Script SCRIPT = Script.of("modules/getent.sh");
  private static final Set<String> COLONS = Set.of("passwd", "shadow", "group", "gshadow");

  /** What a task says. */
  record Params(
      @Param(value = "The database, such as passwd.", required = true) String database,
      @Param("What to look up; everything when not given.") @Nullable String key,
      @Param("The text between fields; white space when the database has no colons.")
          @Nullable String split,
      @Param(value = "Whether a key that is not there is a failure.", byDefault = "true")
          boolean failKey,
      @Param("The only source to ask.") @Nullable String service) {}

  @Override
  public List<String> names() {
    return List.of("getent");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.of(
        SCRIPT,
        params.database(),
        params.key() == null ? "" : params.key(),
        params.service() == null ? "" : params.service());
  }

  @Override
  public Answer parse(Params params, Answer answer) {
    return answer;
  }

  @Override
  public Plan plan(Params params, Answer answer) {
    String fact = "getent_" + params.database();
    return switch (answer.status()) {
      case 0 -> Gather.plan(Map.of(fact, entries(params, answer.out())));
      case 1 -> throw new ModuleFailure("Missing arguments, or database unknown.");
      case 2 -> missing(params, fact);
      case 3 -> throw new ModuleFailure("Enumeration not supported on this database.");
      default -> throw new ModuleFailure("Unexpected failure! " + answer.err().strip());
    };
  }

  @Override
  public Outcome outcome(Params params, Answer answer, Plan plan, List<Answer> answers) {
    return Gather.outcome(plan);
  }

  private static Plan missing(Params params, String fact) {
    String message = "One or more supplied key could not be found in the database.";
    if (params.failKey()) {
      throw new ModuleFailure(message);
    }
    Map<String, @Nullable Object> none = new LinkedHashMap<>();
    none.put(params.key() == null ? "" : params.key(), null);
    return Gather.plan(Map.of(fact, none), Map.of("msg", message));
  }

  private static Map<String, Object> entries(Params params, String out) {
    String split =
        params.split() == null && COLONS.contains(params.database()) ? ":" : params.split();
    Map<String, Object> entries = new LinkedHashMap<>();
    for (String line : out.lines().toList()) {
      String[] fields =
          split == null ? line.strip().split("\\s+", -1) : line.split(Pattern.quote(split), -1);
      List<String> rest = List.of(fields).subList(1, fields.length);
      Object before = entries.get(fields[0]);
      // A name may stand for several things; the first line is then a list of lists.
      if (before instanceof List<?> list) {
        boolean nested = !list.isEmpty() && list.getFirst() instanceof List;
        entries.put(fields[0], append(nested ? list : List.of(list), rest));
      } else {
        entries.put(fields[0], rest);
      }
    }
    return entries;
  }

  private static List<Object> append(List<?> list, Object one) {
    List<Object> longer = new ArrayList<>(list);
    longer.add(one);
    return longer;
  }
}
