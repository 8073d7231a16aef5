package weir.modules;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Content;
import weir.module.Controller;
import weir.module.ModuleFailure;
import weir.module.Probe;

/** A controller whose answers are written down before, and whose time passes only by pauses. */
final class TestController implements Controller {
  /** Answers to come; null stands for a lost connection, and the last one stays. */
  final Deque<Optional<Answer>> answers = new ArrayDeque<>();

  /** Replies to come to requests from here; the last one stays. */
  final Deque<HttpReply> replies = new ArrayDeque<>();

  final Map<String, Object> variables = new HashMap<>();
  final Map<String, Content> saved = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  boolean checkMode;
  int verbosity;
  int disconnects;
  private long nanos;

  TestController answering(String out) {
    answers.add(Optional.of(new Answer(0, out, "")));
    return this;
  }

  TestController lost() {
    answers.add(Optional.empty());
    return this;
  }

  @Override
  public String host() {
    return "web1";
  }

  @Override
  public Answer ask(Probe probe) {
    asked.add(probe.script().name() + " " + String.join(" ", probe.args()));
    Optional<Answer> next = answers.size() > 1 ? answers.remove() : answers.element();
    return next.orElseThrow(() -> new IllegalStateException("connection refused"));
  }

  @Override
  public Answer act(Action action) {
    return ask(Probe.of(action.step().script(), action.step().args()));
  }

  @Override
  public @Nullable Object evaluate(Object expression) {
    if (!variables.containsKey(expression.toString())) {
      throw new ModuleFailure("'%s' is undefined".formatted(expression));
    }
    return variables.get(expression.toString());
  }

  @Override
  public boolean holds(Object condition) {
    return Boolean.TRUE.equals(condition) || Boolean.TRUE.equals(evaluate(condition));
  }

  @Override
  public HttpReply http(HttpCall call) {
    asked.add(call.method() + " " + call.url());
    return replies.size() > 1 ? replies.remove() : replies.element();
  }

  @Override
  public void pause(Duration time) {
    nanos += time.toNanos();
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public boolean checkMode() {
    return checkMode;
  }

  @Override
  public int verbosity() {
    return verbosity;
  }

  @Override
  public String path(String path) {
    return path.startsWith("/") ? path : "/site/" + path;
  }

  @Override
  public boolean save(String path, Content content) {
    return !content.equals(saved.put(path, content));
  }

  @Override
  public void disconnect() {
    disconnects++;
  }
}
