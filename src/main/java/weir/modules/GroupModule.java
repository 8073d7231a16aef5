package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Module;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Makes, changes and removes groups of the host. */
final class GroupModule implements Module<GroupModule.Params, GroupModule.Seen> {
  private static final Script PROBE = Script.of("modules/accounts.sh", "modules/group-probe.sh");
  private static final Script RUN = Script.of("modules/accounts.sh", "modules/group.sh");

  /** Whether the group is to be there. */
  enum State {
    PRESENT,
    ABSENT
  }

  /** What a task says. */
  record Params(
      @Param(value = "The group's name.", required = true) String name,
      @Param(value = "Whether the group is to be there.", byDefault = "present") State state,
      @Param("The group's number.") @Nullable Long gid,
      @Param("Whether another group may have the same number.") boolean nonUnique,
      @Param("Whether a new group gets a number of the range for system groups.") boolean system,
      @Param("Whether a group is removed though it is somebody's primary group.") boolean force,
      @Param("Has no meaning here; groups are always those of the host's files.") boolean local) {}

  /** The group, or null. */
  record Seen(UserState.@Nullable Group group) {}

  @Override
  public List<String> names() {
    return List.of("group");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.of(PROBE, params.name());
  }

  @Override
  public Seen parse(Params params, Answer answer) {
    return new Seen(
        answer
            .out()
            .lines()
            .filter(line -> line.startsWith("group "))
            .map(line -> UserState.Group.of(line.substring("group ".length())))
            .findFirst()
            .orElse(null));
  }

  @Override
  public Plan plan(Params params, Seen seen) {
    UserState.Group is = seen.group();
    List<String> argv = new ArrayList<>();
    if (params.state() == State.ABSENT) {
      if (is != null) {
        argv.add("groupdel");
        if (params.force()) {
          argv.add("-f");
        }
      }
    } else if (is == null) {
      argv.add("groupadd");
      number(params, argv);
      if (params.system()) {
        argv.add("-r");
      }
    } else if (params.gid() != null && params.gid() != is.gid()) {
      argv.add("groupmod");
      number(params, argv);
    }
    Map<String, Object> values = values(params, is);
    if (argv.isEmpty()) {
      return Plan.nothing(values);
    }
    String summary = "%s %s".formatted(argv.getFirst(), params.name());
    argv.addFirst(params.name());
    argv.add(params.name());
    return Plan.change(List.of(Action.RunScript.of(RUN, argv, summary)), List.of(), values);
  }

  @Override
  public Outcome outcome(Params params, Seen seen, Plan plan, List<Answer> answers) {
    if (answers.isEmpty()) {
      return plan.forecast();
    }
    Answer answer = answers.getLast();
    if (!answer.ok()) {
      return Outcome.failed(answer.err().strip(), Map.of("name", params.name()));
    }
    return plan.forecast().withValues(values(params, parse(params, answer).group()));
  }

  private static void number(Params params, List<String> argv) {
    if (params.gid() != null) {
      argv.add("-g");
      argv.add(Long.toString(params.gid()));
      if (params.nonUnique()) {
        argv.add("-o");
      }
    }
  }

  private static Map<String, Object> values(Params params, UserState.@Nullable Group group) {
    Map<String, Object> values = new LinkedHashMap<>();
    boolean present = params.state() == State.PRESENT;
    values.put("name", params.name());
    values.put("state", present ? "present" : "absent");
    if (present) {
      values.put("system", params.system());
      if (group != null) {
        values.put("gid", group.gid());
      }
    }
    return values;
  }
}
