package weir.modules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.module.ModuleFailure;

/** Decides what of a user that is there has to become another. */
final class UserChange {
  private final UserModule.Params params;
  private final UserState seen;
  private final UserDifferences differences;

  UserChange(UserModule.Params params, UserState seen, UserDifferences differences) {
    this.params = params;
    this.seen = seen;
    this.differences = differences;
  }

  /** The words for usermod; none when nothing of it differs. */
  List<String> words(UserState.Entry is) {
    groupsMustExist();
    List<String> argv = new ArrayList<>(List.of("usermod"));
    if (params.uid() != null && params.uid() != is.uid()) {
      option(argv, "-u", params.uid());
      if (params.nonUnique()) {
        argv.add("-o");
      }
      differences.add("uid", Long.toString(is.uid()), Long.toString(params.uid()));
    }
    if (params.group() != null && group(params.group()).gid() != is.gid()) {
      option(argv, "-g", group(params.group()).gid());
      differences.add("group", Long.toString(is.gid()), Long.toString(group(params.group()).gid()));
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
    return argv.size() > 1 ? argv : List.of();
  }

  /** Whether the password is to become another. */
  boolean ofPassword() {
    return params.password() != null
        && params.updatePassword() == UserModule.UpdatePassword.ALWAYS
        && !seen.samePassword();
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
    differences.add("groups", String.join(",", has), String.join(",", becomes));
  }

  private void expiry(List<String> argv) {
    if (params.expires() == null || seen.aging().isEmpty()) {
      return;
    }
    String now = seen.days(5);
    String wanted = days(params.expires());
    if (!now.equals(wanted)) {
      option(argv, "-e", date(params.expires()));
      differences.add("expires", now, wanted);
    }
  }

  private void lock(List<String> argv) {
    if (params.passwordLock() == null || seen.aging().isEmpty() || ofPassword()) {
      return;
    }
    if (params.passwordLock() != seen.locked()) {
      argv.add(params.passwordLock() ? "-L" : "-U");
      differences.add(
          "password_lock",
          Boolean.toString(seen.locked()),
          Boolean.toString(params.passwordLock()));
    }
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
      differences.add(what, is, wanted);
    }
  }

  /** Adds an option that is wished. */
  static void option(List<String> argv, String flag, @Nullable Object value) {
    if (value != null) {
      argv.add(flag);
      argv.add(value.toString());
    }
  }

  private static String days(double seconds) {
    return seconds < 0 ? "" : Long.toString((long) Math.floor(seconds / 86_400));
  }

  /** As useradd and usermod take it. */
  static String date(double seconds) {
    return seconds < 0
        ? ""
        : LocalDate.ofInstant(Instant.ofEpochSecond((long) seconds), ZoneOffset.UTC).toString();
  }
}
