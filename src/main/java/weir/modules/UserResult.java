package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Answer;
import weir.module.Outcome;
import weir.module.Plan;

/** What a task about a user reports. */
final class UserResult {
  private UserResult() {}

  static Map<String, Object> values(
      UserModule.Params params, UserState seen, UserState.@Nullable Entry entry, boolean created) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", params.name());
    boolean present = params.state() == UserModule.State.PRESENT;
    values.put("state", present ? "present" : "absent");
    if (!present) {
      if (seen.entry() != null) {
        values.put("force", params.force());
        values.put("remove", params.remove());
      }
      return values;
    }
    if (created) {
      values.put("system", params.system());
      values.put("create_home", params.createHome());
    } else {
      values.put("append", params.append());
      values.put("move_home", params.moveHome());
    }
    if (entry != null) {
      values.put("uid", entry.uid());
      values.put("group", entry.gid());
      values.put("comment", entry.comment());
      values.put("home", entry.home());
      values.put("shell", entry.shell());
    }
    if (params.groups() != null) {
      values.put("groups", String.join(",", params.groups()));
    }
    if (params.password() != null) {
      values.put("password", "NOT_LOGGING_PASSWORD");
    }
    key(seen.key(), values);
    return values;
  }

  static Outcome of(UserModule.Params params, UserState seen, Plan plan, List<Answer> answers) {
    if (answers.isEmpty()) {
      return plan.forecast();
    }
    Answer last = answers.getLast();
    if (!last.ok()) {
      String said = last.err().isBlank() ? last.out() : last.err();
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("name", params.name());
      values.put("rc", (long) last.status());
      String missing = missingGroup(params, seen);
      return Outcome.failed(missing == null ? said.strip() : missing, values)
          .withChanged(answers.size() > 1);
    }
    UserState.Entry entry = seen.entry();
    StringBuilder complaints = new StringBuilder();
    Map<String, String> key = new LinkedHashMap<>();
    for (Answer answer : answers) {
      UserState.Entry now = UserState.entry(answer);
      entry = now == null ? entry : now;
      complaints.append(answer.err());
      key.putAll(UserState.key(answer));
    }
    Map<String, Object> values = values(params, seen, entry, seen.entry() == null);
    key(key, values);
    if (!complaints.isEmpty()) {
      values.put("stderr", complaints.toString());
      values.put("stderr_lines", CommandOutput.lines(complaints.toString()));
    }
    return plan.forecast().withValues(values);
  }

  private static @Nullable String missingGroup(UserModule.Params params, UserState seen) {
    List<String> wanted = new ArrayList<>(params.groups() == null ? List.of() : params.groups());
    if (params.group() != null) {
      wanted.addFirst(params.group());
    }
    for (String name : wanted) {
      if (!name.isEmpty() && !seen.groups().containsKey(name)) {
        return "Group %s does not exist".formatted(name);
      }
    }
    return null;
  }

  private static void key(Map<String, String> key, Map<String, Object> values) {
    if (key.containsKey("key-print")) {
      values.put("ssh_key_file", key.getOrDefault("key-file", ""));
      values.put("ssh_fingerprint", key.getOrDefault("key-print", ""));
      values.put("ssh_public_key", key.getOrDefault("key-public", ""));
    }
  }
}
