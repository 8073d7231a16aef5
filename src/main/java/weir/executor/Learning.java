package weir.executor;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Catalog;
import weir.module.Outcome;
import weir.playbook.Keyword;
import weir.playbook.Task;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;
import weir.vars.HostVars;
import weir.vars.Store;

/** Keeps what tasks say about hosts: facts, variables, registered results. */
final class Learning {
  private final TemplateEngine engine;
  private final Store store;
  private final Caller caller;

  Learning(TemplateEngine engine, Store store, Caller caller) {
    this.engine = engine;
    this.store = store;
    this.caller = caller;
  }

  /** What a task says about its host is true from its first item on. */
  void learn(Job job, Outcome outcome) {
    if (outcome.facts().isEmpty()) {
      return;
    }
    String delegate = delegate(job);
    Object wanted = job.task().keywords().get(Keyword.DELEGATE_FACTS);
    boolean toDelegate = Keywording.truth(engine, wanted, job.variables());
    learn(toDelegate && delegate != null ? delegate : job.host().name(), job.task(), outcome);
  }

  private void learn(String host, Task task, Outcome outcome) {
    store.update(host, known -> learned(known, task, outcome));
  }

  /** What is known of a host after a task said something about it. */
  HostVars learned(HostVars known, Task task, Outcome outcome) {
    Map<String, Object> facts = outcome.facts();
    return switch (Catalog.shortName(task.module())) {
      case "set_fact" ->
          cacheable(task) ? known.withKnown(facts).withFacts(facts) : known.withKnown(facts);
      case "include_vars" -> known.withIncluded(facts);
      default -> known.withFacts(facts);
    };
  }

  /** What is known of all hosts. */
  Store store() {
    return store;
  }

  /** Whether what is set counts as gathered, too, and so is in {@code ansible_facts}. */
  private boolean cacheable(Task task) {
    return Keywording.truth(engine, task.args().named().get("cacheable"), Variables.NONE);
  }

  /** Lets another host know what a task that ran once came to. */
  void share(String host, Task task, TaskReport report) {
    Object name = task.keywords().get(Keyword.REGISTER);
    if (name != null) {
      register(host, String.valueOf(name), report);
    }
    boolean elsewhere =
        task.keywords().has(Keyword.DELEGATE_TO)
            && Keywording.truth(
                engine, task.keywords().get(Keyword.DELEGATE_FACTS), Variables.NONE);
    if (!elsewhere) {
      learn(host, task, report.outcome());
    }
  }

  /** Keeps what a task registers. */
  void keep(Job job, TaskReport report) {
    Object name = job.task().keywords().get(Keyword.REGISTER);
    if (name != null) {
      register(job.host().name(), String.valueOf(name), report);
    }
  }

  private void register(String host, String name, TaskReport report) {
    store.update(host, (HostVars known) -> known.withKnown(Map.of(name, report.registered())));
  }

  private @Nullable String delegate(Job job) {
    try {
      return caller.delegate(job);
    } catch (TemplateException _) {
      return null;
    }
  }
}
