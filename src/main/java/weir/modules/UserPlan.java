package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Content;
import weir.module.Plan;
import weir.module.Script;

/** Decides which commands make a user what a task wants. */
final class UserPlan {
  private static final Script RUN = Script.of("modules/accounts.sh", "modules/user.sh");
  private static final Script HOME = Script.of("modules/user-home.sh");
  private static final Script KEY = Script.of("modules/user-key.sh");
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private final UserModule.Params params;
  private final UserState seen;
  private final List<Action> actions = new ArrayList<>();
  private final UserDifferences differences = new UserDifferences();

  UserPlan(UserModule.Params params, UserState seen) {
    this.params = params;
    this.seen = seen;
  }

  Plan plan() {
    UserState.Entry is = seen.entry();
    if (params.state() == UserModule.State.ABSENT) {
      if (is != null) {
        remove();
      }
    } else {
      if (is == null) {
        create();
      } else {
        change(is);
      }
      key(is);
    }
    Map<String, Object> values =
        UserResult.values(params, seen, is, is == null && !actions.isEmpty());
    return new Plan(actions, !actions.isEmpty(), differences.diffs(), values, null);
  }

  private void remove() {
    List<String> argv = new ArrayList<>(List.of("userdel"));
    if (params.force()) {
      argv.add("-f");
    }
    if (params.remove()) {
      argv.add("-r");
    }
    differences.add("state", "present", "absent");
    run("remove user " + params.name(), argv);
  }

  // A group that is missing now may be made by a task before this one, which under check mode did
  // not happen; useradd itself refuses it.
  private void create() {
    List<String> argv = new ArrayList<>(List.of("useradd"));
    UserChange.option(argv, "-u", params.uid());
    if (params.nonUnique() && params.uid() != null) {
      argv.add("-o");
    }
    if (params.group() != null) {
      UserState.Group group = seen.groups().get(params.group());
      UserChange.option(argv, "-g", group == null ? params.group() : group.gid());
    } else if (seen.ownGroup()) {
      argv.add("-N");
    }
    List<String> others = new ArrayList<>();
    if (params.groups() != null) {
      for (String name : params.groups()) {
        UserState.Group group = seen.groups().get(name);
        others.add(group == null ? name : group.name());
      }
      others.removeIf(String::isEmpty);
    }
    if (!others.isEmpty()) {
      UserChange.option(argv, "-G", String.join(",", others));
    }
    UserChange.option(argv, "-c", params.comment());
    UserChange.option(argv, "-d", params.home());
    UserChange.option(argv, "-s", params.shell());
    if (params.expires() != null) {
      UserChange.option(argv, "-e", UserChange.date(params.expires()));
    }
    argv.add(params.createHome() ? "-m" : "-M");
    if (params.createHome()) {
      UserChange.option(argv, "-k", params.skeleton());
    }
    if (params.system()) {
      argv.add("-r");
    }
    differences.add("state", "absent", "present");
    run("add user " + params.name(), argv);
    if (params.password() != null) {
      password();
    }
    aging();
  }

  private void change(UserState.Entry is) {
    UserChange change = new UserChange(params, seen, differences);
    List<String> argv = change.words(is);
    if (!argv.isEmpty()) {
      run("change user " + params.name(), argv);
    }
    if (change.ofPassword()) {
      password();
    }
    aging();
    home(is, argv.contains("-m"));
  }

  private void home(UserState.Entry is, boolean moved) {
    String home = params.home() == null ? is.home() : params.home();
    if (params.createHome() && !seen.hasHome() && !moved) {
      String skeleton = params.skeleton() == null ? "/etc/skel" : params.skeleton();
      actions.add(
          Action.RunScript.of(HOME, List.of(params.name(), home, skeleton), "make home " + home));
    }
  }

  private void aging() {
    List<String> argv = new ArrayList<>(List.of("chage"));
    age(argv, "-m", 1, params.passwordExpireMin());
    age(argv, "-M", 2, params.passwordExpireMax());
    age(argv, "-W", 3, params.passwordExpireWarn());
    if (argv.size() > 1) {
      run("change password age of " + params.name(), argv);
    }
  }

  private void age(List<String> argv, String flag, int field, @Nullable Integer wanted) {
    if (wanted != null && !seen.days(field).equals(Integer.toString(wanted))) {
      UserChange.option(argv, flag, wanted);
    }
  }

  private void key(UserState.@Nullable Entry is) {
    boolean there = seen.key().containsKey("key-print");
    if (!params.generateSshKey() || (there && !params.force())) {
      return;
    }
    String home = params.home() != null ? params.home() : is != null ? is.home() : null;
    String file = params.keyFile();
    if (!file.startsWith("/")) {
      file = (home == null ? "/home/" + params.name() : home) + "/" + file;
    }
    String comment = params.sshKeyComment() == null ? "weir" : params.sshKeyComment();
    actions.add(
        Action.RunScript.of(
            KEY,
            List.of(
                params.name(),
                file,
                params.sshKeyType(),
                Integer.toString(params.sshKeyBits()),
                comment,
                params.force() ? "force" : ""),
            "make SSH key " + file));
  }

  private void password() {
    differences.add("password", "another", "as wished");
    boolean lock = Boolean.TRUE.equals(params.passwordLock());
    String hash = String.valueOf(params.password());
    Content line =
        Content.of(
            "%s:%s%s\n".formatted(params.name(), lock && !hash.startsWith("!") ? "!" : "", hash));
    actions.add(
        new Action.RunScript(
            RUN,
            List.of(params.name(), "chpasswd", "-e"),
            Map.of(),
            line,
            DEADLINE,
            "set password of " + params.name()));
  }

  private void run(String summary, List<String> argv) {
    List<String> args = new ArrayList<>(argv);
    args.addFirst(params.name());
    args.add(params.name());
    actions.add(new Action.RunScript(RUN, args, Map.of(), null, DEADLINE, summary));
  }
}
