package weir.modules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Content;
import weir.module.Diff;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.ParamBinder;
import weir.module.ParamSpec;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Source;

/**
 * One file of a module's cases. What a person writes: {@code params}, {@code facts}, {@code files}
 * (the control machine's, by path: a text, or {@code base64}), {@code answer} (the probe's: status,
 * out, err; or just its out) and {@code after} (the actions' answers, each the same). The rest is
 * what came of it, and is rewritten by {@code -Dweir.update=true}.
 */
record GoldenCase(Path at, Map<String, Object> written) {
  private static final List<String> INPUTS = List.of("params", "facts", "files", "answer", "after");

  static GoldenCase read(Path file) throws IOException {
    Map<String, Object> written = new Yaml().load(Files.readString(file));
    return new GoldenCase(file, written);
  }

  /** The file as it should be, given what the module does. */
  String asDecided(Module<?, ?> module) {
    Map<String, Object> whole = new LinkedHashMap<>();
    for (String input : INPUTS) {
      if (written.containsKey(input)) {
        whole.put(input, written.get(input));
      }
    }
    run(module, whole);
    return dump(whole);
  }

  /** Whether the file says the same already. */
  boolean says(String decided) {
    return written.equals(new Yaml().load(decided));
  }

  /** The file as it is, in the same shape. */
  String asWritten() {
    return dump(written);
  }

  private <P extends Record, S> void run(Module<P, S> module, Map<String, Object> into) {
    try {
      P params = ParamBinder.bind(module.params(), arguments(module.params()));
      Probe probe = module.probe(params, new Facts(map(written.get("facts"))));
      into.put("probe", words(probe.script().name(), probe.args(), probe.input()));
      S state = module.parse(params, answer(written.get("answer")));
      Plan plan = module.plan(params, state);
      describe(plan.forecast(), plan.actions(), into);
      if (plan.inCheckMode() != null) {
        into.put("in_check_mode", outcome(plan.inCheckMode()));
      }
      if (written.get("after") instanceof List<?> answers) {
        List<Answer> after = answers.stream().map(GoldenCase::answer).toList();
        into.put("outcome", outcome(module.outcome(params, state, plan, after)));
      }
    } catch (ModuleFailure failure) {
      into.put("failure", failure.getMessage());
      if (!failure.values().isEmpty()) {
        into.put("values", new TreeMap<>(failure.values()));
      }
    }
  }

  private static void describe(Outcome forecast, List<Action> actions, Map<String, Object> into) {
    List<Object> steps = new ArrayList<>();
    for (Action action : actions) {
      Action.Step step = action.step();
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("summary", action.summary());
      shown.put("script", words(step.script().name(), step.args(), step.input()));
      if (!step.environment().isEmpty()) {
        shown.put("environment", new TreeMap<>(step.environment()));
      }
      steps.add(shown);
    }
    into.put("actions", steps);
    into.put("changed", forecast.changed());
    if (!forecast.diffs().isEmpty()) {
      into.put("diff", forecast.diffs().stream().map(GoldenCase::diff).toList());
    }
    into.put("values", forecast.values());
    if (!forecast.facts().isEmpty()) {
      into.put("sets_facts", forecast.facts());
    }
  }

  private static List<String> words(String script, List<String> args, @Nullable Content input) {
    List<String> words = new ArrayList<>(args);
    words.addFirst(script);
    if (input != null) {
      String text = text(input);
      words.add("< " + (text.matches("[^\\x00\ufffd]*") ? text : input.toString()));
    }
    return words;
  }

  private static String text(Content content) {
    try (var in = content.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object diff(Diff diff) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("before " + diff.beforeName(), diff.before());
    shown.put("after " + diff.afterName(), diff.after());
    return shown;
  }

  private static Object outcome(Outcome outcome) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kind", outcome.kind().name().toLowerCase(Locale.ROOT));
    shown.put("changed", outcome.changed());
    shown.put("values", outcome.values());
    return shown;
  }

  private static Answer answer(@Nullable Object written) {
    if (written instanceof Map<?, ?> map) {
      return new Answer(
          map.get("status") instanceof Integer status ? status : 0,
          map.get("out") instanceof String out ? out : "",
          map.get("err") instanceof String err ? err : "");
    }
    return new Answer(0, written == null ? "" : written.toString(), "");
  }

  /** The parameters with the control machine's files put in where a module asks for them. */
  private Map<String, Object> arguments(Class<? extends Record> params) {
    Map<String, Object> files = map(written.get("files"));
    Map<String, Object> args = new LinkedHashMap<>(map(written.get("params")));
    for (ParamSpec spec : ParamSpec.of(params)) {
      boolean file = spec.from() == Param.From.FILE || spec.from() == Param.From.TEMPLATE;
      if (file && !files.isEmpty() && args.get(spec.name()) instanceof String path) {
        args.put(spec.name(), source(path, files));
      }
      if (spec.from() == Param.From.SCRIPT && !files.isEmpty()) {
        args.put(spec.name(), source(files.keySet().iterator().next(), files));
      }
    }
    return args;
  }

  private static Source source(String path, Map<String, Object> files) {
    Content content =
        switch (files.get(path)) {
          case String text -> Content.of(text);
          case Map<?, ?> binary ->
              Content.of(Base64.getMimeDecoder().decode(String.valueOf(binary.get("base64"))));
          case null, default -> null;
        };
    if (content != null) {
      return new Source(path, false, List.of(new Source.Item("", content, 0644)));
    }
    String root = path.endsWith("/") ? path : path + "/";
    List<Source.Item> items = new ArrayList<>();
    for (Map.Entry<String, Object> entry : new TreeMap<>(files).entrySet()) {
      if (entry.getKey().startsWith(root) && entry.getKey().length() > root.length()) {
        String name = entry.getKey().substring(root.length());
        boolean directory = name.endsWith("/");
        items.add(
            directory
                ? new Source.Item(name.substring(0, name.length() - 1), null, 0755)
                : new Source.Item(name, Content.of(entry.getValue().toString()), 0644));
      }
    }
    return new Source(path, true, items);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, Object>) value;
  }

  private static String dump(Map<String, Object> whole) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(200);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setSplitLines(false);
    var representer =
        new org.yaml.snakeyaml.representer.Representer(options) {
          @Override
          protected org.yaml.snakeyaml.nodes.Node representScalar(
              org.yaml.snakeyaml.nodes.Tag tag, String value, DumperOptions.ScalarStyle style) {
            boolean lines = value.indexOf('\n') >= 0;
            return super.representScalar(
                tag, value, lines ? DumperOptions.ScalarStyle.LITERAL : style);
          }
        };
    options.setDereferenceAliases(true);
    return new Yaml(representer, options).dump(whole);
  }
}
