package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Checksum;
import weir.module.Content;
import weir.module.Foreseen;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/**
 * {@code weir.unit}: a systemd unit, from its file to its running process. The file is verified
 * before it is installed, and the process is restarted exactly when it runs from something else
 * than the unit's text and inputs.
 */
final class UnitModule implements Module<UnitParams, UnitState> {
  private static final Script SCRIPT = Script.of("modules/unit-verify.sh", "modules/unit.sh");

  @Override
  public List<String> names() {
    return List.of("weir.unit");
  }

  @Override
  public Class<UnitParams> params() {
    return UnitParams.class;
  }

  @Override
  public Probe probe(UnitParams params, Facts facts) {
    UnitFile body = params.body();
    List<String> args = new ArrayList<>(List.of(params.name(), params.path()));
    args.add(params.verify() && body != null ? "verify" : "");
    args.add(params.variable());
    args.add(params.hardening() == Hardening.Level.NONE ? "" : "exposure");
    if (params.verify() && body != null) {
      args.addAll(UnitNeeds.of(body).asked());
    }
    params.inputs().stream().filter(UnitModule::isPath).map("input:"::concat).forEach(args::add);
    return Probe.of(SCRIPT, args).reading(Content.of(body == null ? "" : body.text()));
  }

  @Override
  public UnitState parse(UnitParams params, Answer answer) {
    return UnitState.of(answer);
  }

  @Override
  public Plan plan(UnitParams params, UnitState state) {
    return plan(params, state, Foreseen.NOTHING);
  }

  @Override
  public Plan plan(UnitParams params, UnitState state, Foreseen foreseen) {
    if (state.masked() && !(params.state() == UnitParams.State.STOPPED && params.body() == null)) {
      throw new ModuleFailure(
          "%s is masked: someone switched it off on purpose, and writing its file would undo that"
                  .formatted(params.name())
              + " unseen. If it should run again: systemctl unmask "
              + params.name());
    }
    if (params.state() == UnitParams.State.ABSENT) {
      return UnitRemoval.of(params, state);
    }
    UnitFile body = params.body();
    if (body == null) {
      return new UnitPlan(params, state, null, "", List.of()).whole();
    }
    UnitVerdict verdict = UnitVerdict.of(body, state.rejected(), state.systemd());
    if (!verdict.problems().isEmpty()) {
      throw new ModuleFailure(
          "systemd does not accept %s; nothing was changed:\n  %s"
              .formatted(params.what(), String.join("\n  ", verdict.problems())),
          Map.of("rejected", verdict.problems()));
    }
    String hash = hash(params, state, verdict.unit(), foreseen);
    UnitFile wanted = verdict.unit().withInputs(params.variable(), hash);
    return new UnitPlan(params, state, wanted, hash, verdict.tooNew()).whole();
  }

  @Override
  public Outcome outcome(UnitParams params, UnitState state, Plan plan, List<Answer> answers) {
    Outcome outcome = plan.after(answers);
    if (outcome.kind() != Outcome.Kind.OK || answers.size() < plan.actions().size()) {
      return outcome;
    }
    if (plan.actions().isEmpty() || !UnitSettled.asks(plan.actions().getLast())) {
      return outcome;
    }
    UnitSettled settled = UnitSettled.of(answers.getLast());
    Map<String, Object> values = new LinkedHashMap<>(outcome.values());
    values.putAll(settled.values());
    if (!settled.exposure().isEmpty() && values.get("exposure") instanceof Map<?, ?> exposure) {
      Map<String, Object> measured = new LinkedHashMap<>();
      exposure.forEach((key, value) -> measured.put(String.valueOf(key), value));
      measured.put("after", settled.exposure());
      values.put("exposure", measured);
    }
    String wrong = settled.wrong(params);
    return wrong.isEmpty()
        ? outcome.withValues(values)
        : Outcome.failed(wrong, values).withChanged(outcome.changed());
  }

  /** What the process is started from, as one hash: the unit's text and each input. */
  private static String hash(UnitParams params, UnitState state, UnitFile body, Foreseen foreseen) {
    StringBuilder all = new StringBuilder(body.text());
    int next = 0;
    for (String input : params.inputs()) {
      String value = isPath(input) ? state.inputs().get(next++) : input;
      value = isPath(input) && foreseen.touches(input) ? value + " to be changed" : value;
      all.append('\0').append(input).append('\0').append(value);
    }
    return Checksum.sha256(Content.of(all.toString())).substring(0, 32);
  }

  private static boolean isPath(String input) {
    return input.startsWith("/");
  }
}
