package weir.modules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Content;
import weir.module.Foreseen;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;
import weir.module.Source;

/**
 * {@code weir.unit}: a systemd unit, from its file to its running process. The file is verified
 * before it is installed, and the process is restarted exactly when it runs from something else
 * than the unit's text and inputs.
 */
final class UnitModule implements Module<UnitModule.Params, UnitState> {
  private static final Script SCRIPT = Script.of("modules/unit.sh");

  /**
   * The parameters.
   *
   * @param inputs remote paths, which start with a slash, and texts
   */
  record Params(
      @Param(
              value = "The unit, such as app.service or app@5555.service.",
              aliases = {"unit"},
              required = true)
          String name,
      @Param(
              value = "The template its file is rendered from, on the control machine.",
              aliases = {"template"},
              from = Param.From.TEMPLATE)
          @Nullable Source src,
      @Param("The text of its file, instead of src.") @Nullable String content,
      @Param(
              value =
                  "started and stopped act only when needed, restarted always restarts, absent"
                      + " stops and disables the unit and removes its file.",
              byDefault = "started")
          State state,
      @Param(
              value =
                  "Whether it is started at boot. A unit without [Install] cannot be enabled and"
                      + " is left alone.",
              byDefault = "true")
          boolean enabled,
      @Param(
              "What the process is started from besides the unit file: paths on the host (a"
                  + " directory counts with all it holds, but for .git, __pycache__ and *.pyc) or"
                  + " texts. When one of them has changed, the process is restarted.")
          List<String> inputs,
      @Param(
              value =
                  "Whether systemd-analyze must accept the file, and its user, directories and"
                      + " programs must be there, before it is installed.",
              byDefault = "true")
          boolean verify) {

    Params {
      inputs = List.copyOf(inputs);
      name = name.contains(".") ? name : name + ".service";
      if (!name.matches("[A-Za-z0-9:_.\\\\@-]+") || name.contains("@.")) {
        throw new ModuleFailure(
            name.contains("@.")
                ? "%s is a template; name an instance, such as %s"
                    .formatted(name, name.replace("@.", "@1."))
                : "%s is no name of a unit".formatted(name));
      }
      if (src != null && content != null) {
        throw new ModuleFailure("src and content exclude each other");
      }
      if (src == null && content == null && (state == State.STARTED || state == State.RESTARTED)) {
        throw new ModuleFailure(
            ("weir.unit needs src or content for %s; to start a unit that something else installed,"
                    + " use systemd")
                .formatted(name));
      }
    }

    /** The wanted text without the line of its inputs, or null when only the state is wished. */
    @Nullable UnitFile body() {
      String text = src == null ? content : text(src.content());
      return text == null || state == State.ABSENT ? null : new UnitFile(text);
    }

    /** Where the file lies; all instances of a template share one. */
    String path() {
      return "/etc/systemd/system/" + name.replaceFirst("@.*\\.", "@.");
    }

    private static String text(Content content) {
      try (InputStream in = content.open()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What is wished. */
  enum State {
    /** Runs, from the newest inputs. */
    STARTED,
    /** Is started afresh. */
    RESTARTED,
    /** Does not run. */
    STOPPED,
    /** Is not there. */
    ABSENT
  }

  @Override
  public List<String> names() {
    return List.of("weir.unit");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    UnitFile body = params.body();
    List<String> args = new ArrayList<>(List.of(params.name(), params.path()));
    args.add(params.verify() && body != null ? "verify" : "");
    if (params.verify() && body != null) {
      args.addAll(UnitNeeds.of(body));
    }
    params.inputs().stream().filter(UnitModule::isPath).map("input:"::concat).forEach(args::add);
    return Probe.of(SCRIPT, args).reading(Content.of(body == null ? "" : body.text()));
  }

  @Override
  public UnitState parse(Params params, Answer answer) {
    return UnitState.of(answer);
  }

  @Override
  public Plan plan(Params params, UnitState state) {
    return plan(params, state, Foreseen.NOTHING);
  }

  @Override
  public Plan plan(Params params, UnitState state, Foreseen foreseen) {
    if (state.masked() && !(params.state() == State.STOPPED && params.body() == null)) {
      throw new ModuleFailure(
          "%s is masked: someone switched it off on purpose, and writing its file would undo that"
                  .formatted(params.name())
              + " unseen. If it should run again: systemctl unmask "
              + params.name());
    }
    if (!state.rejected().isEmpty()) {
      throw new ModuleFailure(
          "systemd does not accept %s; nothing was changed:\n  %s"
              .formatted(params.name(), String.join("\n  ", state.rejected())),
          Map.of("rejected", state.rejected()));
    }
    if (params.state() == State.ABSENT) {
      return UnitPlan.removing(params, state);
    }
    UnitFile body = params.body();
    String hash = body == null ? "" : hash(params, state, body, foreseen);
    return new UnitPlan(params, state, body == null ? null : body.withInputs(hash), hash).whole();
  }

  @Override
  public Outcome outcome(Params params, UnitState state, Plan plan, List<Answer> answers) {
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
    String wrong = settled.wrong(params);
    return wrong.isEmpty()
        ? outcome.withValues(values)
        : Outcome.failed(wrong, values).withChanged(outcome.changed());
  }

  /** What the process is started from, as one hash: the unit's text and each input. */
  private static String hash(Params params, UnitState state, UnitFile body, Foreseen foreseen) {
    StringBuilder all = new StringBuilder(body.text());
    int next = 0;
    for (String input : params.inputs()) {
      String value = isPath(input) ? state.inputs().get(next++) : input;
      value = isPath(input) && foreseen.touches(input) ? value + " to be changed" : value;
      all.append('\0').append(input).append('\0').append(value);
    }
    return weir.module.Checksum.sha256(Content.of(all.toString())).substring(0, 32);
  }

  private static boolean isPath(String input) {
    return input.startsWith("/");
  }
}
