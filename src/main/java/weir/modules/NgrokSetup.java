package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Attributes;
import weir.module.Content;
import weir.module.Diff;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.ModuleFailure;
import weir.module.Probe;
import weir.module.Script;
import weir.module.Source;

/**
 * The decisions about the agent's program and configuration. Pure: parameters and what stands on
 * the host give the actions.
 *
 * @param files program, its mark, configuration, its directory, apt's key and apt's list
 * @param host what else there is to know of the host
 */
record NgrokSetup(NgrokParams params, List<FileState> files, Report host) {
  static final Script LOOK = Script.of("modules/ngrok-agents.sh");
  private static final Script FETCH = Scripts.withHttp("modules/ngrok-fetch.sh");
  private static final Script APT = Script.of("modules/apt.sh");
  private static final String LIST = "/etc/apt/sources.list.d/ngrok.list";
  private static final Attributes PROGRAM = new Attributes(0755, "root", "root");
  private static final Attributes PUBLIC = new Attributes(0644, "root", "root");

  /** What to ask for the files. */
  static Probe files(NgrokParams params) {
    return FileProbe.of(params.path())
        .withChecksum()
        .and(FileProbe.of(mark(params), params.config(), key(params), LIST).withText(100_000))
        .and(FileProbe.of(parent(params.config()), parent(key(params))))
        .probe();
  }

  /** What to ask for the rest. */
  static Probe host(NgrokParams params) {
    return Probe.of(LOOK, params.unit(), params.group());
  }

  /** What to do, in order. */
  List<Action> actions() {
    List<Action> actions = new ArrayList<>();
    Source binary = params.binary();
    if (binary != null) {
      place(actions, params.path(), binary.content(), PROGRAM, files.get(0), null);
    } else if (!params.url().isEmpty() && !fetched()) {
      actions.add(
          new Action.RunScript(
              FETCH,
              List.of(params.path(), params.sha256(), mark(params)),
              Map.of(),
              Content.of(params.url() + "\n"),
              Duration.ofMinutes(10),
              "fetch %s for %s".formatted(params.url(), params.path())));
    } else if (!params.apt().isEmpty()) {
      apt(actions);
    }
    if (!params.authtoken().isEmpty()) {
      if (host.get("group").isEmpty()) {
        throw new ModuleFailure(
            ("there is no group %s on this host that %s could belong to. Make it with"
                    + " ansible.builtin.group, or name another in group.")
                .formatted(params.group(), params.config()));
      }
      Attributes readable = new Attributes(0640, "root", params.group());
      directory(actions, parent(params.config()), files.get(5), 0750, params.group());
      place(
          actions,
          params.config(),
          Content.of(NgrokConfig.text(params)),
          readable,
          files.get(2),
          "%s config check --config %%s".formatted(params.path()));
    }
    return actions;
  }

  /** What {@code --diff} shows; never the token. */
  List<Diff> diffs() {
    if (params.authtoken().isEmpty()) {
      return List.of();
    }
    String text = files.get(2).text();
    String old = Redact.configured(params.redacted(text == null ? "" : text));
    String now = Redact.configured(params.redacted(NgrokConfig.text(params)));
    return old.equals(now) ? List.of() : List.of(Diff.of(params.config(), old, now));
  }

  /** Units and processes that run another agent on this host. */
  List<String> others() {
    return host.all("agent");
  }

  private void apt(List<Action> actions) {
    boolean stale = false;
    Source key = params.aptKey();
    if (key != null) {
      directory(actions, parent(key(params)), files.get(6), 0755, "root");
      stale = place(actions, key(params), key.content(), PUBLIC, files.get(3), null);
    }
    Content list = Content.of(params.apt() + "\n");
    stale |= place(actions, LIST, list, PUBLIC, files.get(4), null);
    boolean missing = host.get("package").isEmpty();
    if (stale || missing) {
      actions.add(Action.RunScript.of(APT, List.of("update"), "apt-get update"));
    }
    if (missing) {
      actions.add(
          Action.RunScript.of(APT, List.of("-y", "install", "ngrok"), "apt-get install ngrok"));
    }
  }

  private static void directory(
      List<Action> actions, String path, FileState state, int mode, String group) {
    if (!state.exists()) {
      actions.add(new Action.MakeDirectory(path, new Attributes(mode, "root", group)));
    }
  }

  /** True when the content is another. */
  private static boolean place(
      List<Action> actions,
      String path,
      Content content,
      Attributes attributes,
      FileState state,
      @Nullable String validate) {
    if (!state.isFile() || !content.sha1().equals(state.sha1())) {
      actions.add(new Action.WriteFile(path, content, attributes, state, false, validate));
      return true;
    }
    Attributes missing = attributes.missingFrom(state);
    if (!missing.isEmpty()) {
      actions.add(new Action.SetAttributes(path, missing, state));
    }
    return false;
  }

  /** The program is still the one that came out of the wanted archive. */
  private boolean fetched() {
    String mark = files.get(1).text();
    return mark != null
        && mark.strip().equals("%s %s".formatted(params.sha256(), files.get(0).sha1()));
  }

  /** A file that says which archive the program came from, and what it was. */
  private static String mark(NgrokParams params) {
    return params.path() + ".archive";
  }

  private static String key(NgrokParams params) {
    Matcher path = Pattern.compile("signed-by=([^\\s\\],]+)").matcher(params.apt());
    return path.find() ? path.group(1) : "/etc/apt/keyrings/ngrok.asc";
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(1, path.lastIndexOf('/')));
  }
}
