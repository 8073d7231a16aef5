package weir.executor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.journal.Entry;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Content;
import weir.module.Controller;
import weir.module.ModuleFailure;
import weir.module.Probe;
import weir.template.TemplateEngine;
import weir.template.TemplateException;
import weir.template.Variables;

/** What a controller module may use, for one task on one host. */
final class ControllerAccess implements Controller {
  private final TemplateEngine engine;
  private final Variables variables;
  private final HostLink link;
  private final Origin origin;
  private final Web web;
  private final Supplier<Entry> entry;
  private final boolean checkMode;
  private final int verbosity;

  /** The host was lost while a module was asking it. */
  static final class HostLost extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ConnectionException reason;

    HostLost(ConnectionException reason) {
      super(reason);
      this.reason = reason;
    }

    ConnectionException reason() {
      return reason;
    }
  }

  ControllerAccess(
      TemplateEngine engine,
      Variables variables,
      HostLink link,
      Origin origin,
      Web web,
      Supplier<Entry> entry,
      boolean checkMode,
      int verbosity) {
    this.engine = engine;
    this.variables = variables;
    this.link = link;
    this.origin = origin;
    this.web = web;
    this.entry = entry;
    this.checkMode = checkMode;
    this.verbosity = verbosity;
  }

  @Override
  public String host() {
    return String.valueOf(variables.get("inventory_hostname"));
  }

  @Override
  public Answer ask(Probe probe) {
    try {
      return link.ask(new Question(origin, probe));
    } catch (ConnectionException e) {
      throw new HostLost(e);
    }
  }

  @Override
  public Answer act(Action action) {
    try {
      return link.act(origin, action, entry.get());
    } catch (ConnectionException e) {
      throw new HostLost(e);
    }
  }

  @Override
  public @Nullable Object evaluate(Object expression) {
    try {
      return Tuples.toLists(engine.evaluate(expression, variables));
    } catch (TemplateException e) {
      if (e.isUndefined()) {
        throw new ModuleFailure(e.diagnostic().summary());
      }
      throw e;
    }
  }

  @Override
  public boolean holds(Object condition) {
    return engine.holds(condition, variables);
  }

  @Override
  public HttpReply http(HttpCall call) {
    return web.send(call);
  }

  @Override
  public void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModuleFailure("interrupted");
    }
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
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
    Path home = Path.of(System.getProperty("user.home"));
    Path base = Path.of(String.valueOf(variables.get("playbook_dir")));
    Path full = path.startsWith("~/") ? home.resolve(path.substring(2)) : base.resolve(path);
    return full.normalize().toString();
  }

  @Override
  public boolean save(String path, Content content) {
    Path target = Path.of(path);
    try {
      if (Files.isRegularFile(target) && new DiskContent(target).sha1().equals(content.sha1())) {
        return false;
      }
      Path parent = target.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path temporary = target.resolveSibling("." + target.getFileName() + ".weir-tmp");
      try (InputStream in = content.open()) {
        Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException e) {
      throw new ModuleFailure("cannot write %s: %s".formatted(path, e.getMessage()));
    }
  }

  @Override
  public void disconnect() {
    link.close();
  }
}
