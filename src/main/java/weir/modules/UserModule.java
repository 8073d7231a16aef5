package weir.modules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Content;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** Makes, changes and removes users of the host. */
final class UserModule implements Module<UserModule.Params, UserState> {
  private static final Script PROBE = Script.of("modules/accounts.sh", "modules/user-probe.sh");

  /** Whether the user is to be there. */
  enum State {
    PRESENT,
    ABSENT
  }

  /** When a password counts. */
  enum UpdatePassword {
    ALWAYS,
    ON_CREATE
  }

  /** What a task says. */
  record Params(
      @Param(value = "The user's name.", aliases = "user", required = true) String name,
      @Param(value = "Whether the user is to be there.", byDefault = "present") State state,
      @Param("The user's number.") @Nullable Long uid,
      @Param("Whether another user may have the same number.") boolean nonUnique,
      @Param("The primary group, by name or number.") @Nullable String group,
      @Param("All other groups; an empty list for none.") @Nullable List<String> groups,
      @Param("Whether the user stays in groups that are not named.") boolean append,
      @Param(value = "The user's full name or other words.") @Nullable String comment,
      @Param("The home directory.") @Nullable String home,
      @Param(value = "Whether a missing home is made.", aliases = "createhome", byDefault = "true")
          boolean createHome,
      @Param("Whether the old home's content is moved when the home changes.") boolean moveHome,
      @Param("The directory a new home is copied from.") @Nullable String skeleton,
      @Param("The login shell.") @Nullable String shell,
      @Param("Whether a new user gets a number of the range for system users.") boolean system,
      @Param(value = "The password as a hash.", sensitive = true) @Nullable String password,
      @Param(
              value = "Whether a password counts for users that are there already.",
              byDefault = "always")
          UpdatePassword updatePassword,
      @Param("Whether the password is locked.") @Nullable Boolean passwordLock,
      @Param("Days after which the password must be changed.") @Nullable Integer passwordExpireMax,
      @Param("Days before which the password must not be changed.")
          @Nullable Integer passwordExpireMin,
      @Param("Days of warning before the password expires.") @Nullable Integer passwordExpireWarn,
      @Param("When the account expires, in seconds since 1970; negative for never.")
          @Nullable Double expires,
      @Param("Whether a home goes with a removed user.") boolean remove,
      @Param("Whether a user is removed while in use, and an SSH key replaced.") boolean force,
      @Param("Whether the user gets an SSH key.") boolean generateSshKey,
      @Param("Size of the key; 0 for the usual one.") int sshKeyBits,
      @Param(value = "Kind of the key.", byDefault = "rsa") String sshKeyType,
      @Param("Where the key is, relative to the home.") @Nullable String sshKeyFile,
      @Param("The key's comment; the host's name when not given.") @Nullable String sshKeyComment,
      @Param("Has no meaning here; accounts are always those of the host's files.") boolean local) {

    /** Where the key is: below the home when relative. */
    String keyFile() {
      return sshKeyFile == null ? ".ssh/id_" + sshKeyType.toLowerCase(Locale.ROOT) : sshKeyFile;
    }
  }

  @Override
  public List<String> names() {
    return List.of("user");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    List<String> args = new ArrayList<>();
    args.add(params.name());
    args.add(params.home() == null ? "" : params.home());
    args.add(params.generateSshKey() ? params.keyFile() : "");
    if (params.group() != null) {
      args.add(params.group());
    }
    if (params.groups() != null) {
      params.groups().stream().filter(group -> !group.isEmpty()).forEach(args::add);
    }
    Probe probe = Probe.of(PROBE, args);
    return params.password() == null ? probe : probe.reading(Content.of(params.password() + "\n"));
  }

  @Override
  public UserState parse(Params params, Answer answer) {
    if (params.name().isBlank() || params.name().contains(":")) {
      throw new ModuleFailure("'%s' is no name for a user".formatted(params.name()));
    }
    return UserState.parse(answer);
  }

  @Override
  public Plan plan(Params params, UserState seen) {
    return new UserPlan(params, seen).plan();
  }

  @Override
  public Outcome outcome(Params params, UserState seen, Plan plan, List<Answer> answers) {
    return UserResult.of(params, seen, plan, answers);
  }
}
