package weir.modules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Content;
import weir.module.Diff;
import weir.module.ModuleFailure;
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
  private final Map<String, String> before = new LinkedHashMap<>();
  private final Map<String, String> after = new LinkedHashMap<>();

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
        groupsMustExist();
        change(is);
      }
      key(is);
    }
    Map<String, Object> values =
        UserResult.values(params, seen, is, is == null && !actions.isEmpty());
    List<Diff> diffs = before.equals(after) ? List.of() : List.of(Diff.of(before, after));
    return new Plan(actions, !actions.isEmpty(), diffs, values, null);
  }

  private void remove() {
    List<String> argv = new ArrayList<>(List.of("userdel"));
    if (params.force()) {
      argv.add("-f");
    }
    if (params.remove()) {
      argv.add("-r");
    }
    differs("state", "present", "absent");
    run("remove user " + params.name(), argv, null);
  }

  // A group that is missing now may be made by a task before this one, which under check mode did
  // not happen; useradd itself refuses it.
  private void create() {
    List<String> argv = new ArrayList<>(List.of("useradd"));
    option(argv, "-u", params.uid());
    if (params.nonUnique() && params.uid() != null) {
      argv.add("-o");
    }
    if (params.group() != null) {
      UserState.Group group = seen.groups().get(params.group());
      option(argv, "-g", group == null ? params.group() : group.gid());
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
      option(argv, "-G", String.join(",", others));
    }
    option(argv, "-c", params.comment());
    option(argv, "-d", params.home());
    option(argv, "-s", params.shell());
    if (params.expires() != null) {
      option(argv, "-e", date(params.expires()));
    }
    argv.add(params.createHome() ? "-m" : "-M");
    if (params.createHome()) {
      option(argv, "-k", params.skeleton());
    }
    if (params.system()) {
      argv.add("-r");
    }
    differs("state", "absent", "present");
    run("add user " + params.name(), argv, null);
    if (params.password() != null) {
      boolean lock = Boolean.TRUE.equals(params.passwordLock());
      password((lock && !params.password().startsWith("!") ? "!" : "") + params.password());
    }
    aging();
  }

  private void change(UserState.Entry is) {
    List<String> argv = new ArrayList<>(List.of("usermod"));
    if (params.uid() != null && params.uid() != is.uid()) {
      option(argv, "-u", params.uid());
      if (params.nonUnique()) {
        argv.add("-o");
      }
      differs("uid", Long.toString(is.uid()), Long.toString(params.uid()));
    }
    if (params.group() != null && group(params.group()).gid() != is.gid()) {
      option(argv, "-g", group(params.group()).gid());
      differs("group", Long.toString(is.gid()), Long.toString(group(params.group()).gid()));
    }
    supplementary(argv);
    set(argv, "-c", "comment", is.comment(), params.comment());
    set(argv, "-d", "home", is.home(), params.home());
    if (argv.contains("-d") && params.moveHome()) {
      argv.add("-m");
    }
    set(argv, "-s", "shell", is.shell(), params.shell());
    expiry(argv);
    lock(argv);
    if (argv.size() > 1) {
      run("change user " + params.name(), argv, null);
    }
    boolean counts = params.updatePassword() == UserModule.UpdatePassword.ALWAYS;
    if (params.password() != null && counts && !seen.samePassword()) {
      boolean lock = Boolean.TRUE.equals(params.passwordLock());
      password((lock && !params.password().startsWith("!") ? "!" : "") + params.password());
    }
    aging();
    home(is, argv.contains("-m"));
  }

  private void supplementary(List<String> argv) {
    if (params.groups() == null) {
      return;
    }
    Set<String> wanted = wantedGroups();
    Set<String> has = new LinkedHashSet<>(seen.memberOf());
    // Of groups with one number, "id" names only one.
    seen.groups().values().stream()
        .filter(group -> group.members().contains(params.name()))
        .forEach(group -> has.add(group.name()));
    if (!seen.memberOf().isEmpty()) {
      // The first is the primary group, which is none of the others.
      String primary = seen.memberOf().iterator().next();
      has.remove(primary);
      wanted.remove(primary);
    }
    boolean ok = params.append() ? has.containsAll(wanted) : has.equals(wanted);
    if (ok) {
      return;
    }
    if (params.append()) {
      argv.add("-a");
    }
    option(argv, "-G", String.join(",", wanted));
    Set<String> becomes = new LinkedHashSet<>(params.append() ? has : Set.of());
    becomes.addAll(wanted);
    differs("groups", String.join(",", has), String.join(",", becomes));
  }

  private void expiry(List<String> argv) {
    if (params.expires() == null || seen.aging().isEmpty()) {
      return;
    }
    String now = seen.days(5);
    String wanted = days(params.expires());
    if (!now.equals(wanted)) {
      option(argv, "-e", date(params.expires()));
      differs("expires", now, wanted);
    }
  }

  private void lock(List<String> argv) {
    boolean changesPassword =
        params.password() != null
            && params.updatePassword() == UserModule.UpdatePassword.ALWAYS
            && !seen.samePassword();
    if (params.passwordLock() == null || seen.aging().isEmpty() || changesPassword) {
      return;
    }
    if (params.passwordLock() != seen.locked()) {
      argv.add(params.passwordLock() ? "-L" : "-U");
      differs(
          "password_lock",
          Boolean.toString(seen.locked()),
          Boolean.toString(params.passwordLock()));
    }
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
      run("change password age of " + params.name(), argv, null);
    }
  }

  private void age(List<String> argv, String flag, int field, @Nullable Integer wanted) {
    if (wanted != null && !seen.days(field).equals(Integer.toString(wanted))) {
      option(argv, flag, wanted);
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

  private void password(String hash) {
    differs("password", "another", "as wished");
    Content line = Content.of("%s:%s\n".formatted(params.name(), hash));
    actions.add(
        new Action.RunScript(
            RUN,
            List.of(params.name(), "chpasswd", "-e"),
            Map.of(),
            line,
            DEADLINE,
            "set password of " + params.name()));
  }

  private void run(String summary, List<String> argv, @Nullable Content input) {
    List<String> args = new ArrayList<>(argv);
    args.addFirst(params.name());
    args.add(params.name());
    actions.add(new Action.RunScript(RUN, args, Map.of(), input, DEADLINE, summary));
  }

  private void groupsMustExist() {
    if (params.group() != null) {
      group(params.group());
    }
    wantedGroups();
  }

  private UserState.Group group(String wanted) {
    UserState.Group group = seen.groups().get(wanted);
    if (group == null) {
      throw new ModuleFailure("Group %s does not exist".formatted(wanted));
    }
    return group;
  }

  private Set<String> wantedGroups() {
    Set<String> names = new LinkedHashSet<>();
    if (params.groups() != null) {
      params.groups().stream()
          .filter(name -> !name.isEmpty())
          .forEach(name -> names.add(group(name).name()));
    }
    return names;
  }

  private void set(
      List<String> argv, String flag, String what, String is, @Nullable String wanted) {
    if (wanted != null && !wanted.equals(is)) {
      option(argv, flag, wanted);
      differs(what, is, wanted);
    }
  }

  private static void option(List<String> argv, String flag, @Nullable Object value) {
    if (value != null) {
      argv.add(flag);
      argv.add(value.toString());
    }
  }

  private void differs(String what, String was, String becomes) {
    before.put(what, was);
    after.put(what, becomes);
  }

  private static String days(double seconds) {
    return seconds < 0 ? "" : Long.toString((long) Math.floor(seconds / 86_400));
  }

  private static String date(double seconds) {
    return seconds < 0
        ? ""
        : LocalDate.ofInstant(Instant.ofEpochSecond((long) seconds), ZoneOffset.UTC).toString();
  }
}
