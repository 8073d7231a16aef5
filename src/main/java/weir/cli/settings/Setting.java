package weir.cli.settings;

import java.util.List;

/** The settings Weir follows, with the names Ansible gives them. Of several names the last wins. */
enum Setting {
  INVENTORY("ANSIBLE_INVENTORY", "defaults:inventory"),
  ROLES_PATH("ANSIBLE_ROLES_PATH", "defaults:roles_path"),
  COLLECTIONS_PATH(
      "ANSIBLE_COLLECTIONS_PATHS ANSIBLE_COLLECTIONS_PATH",
      "defaults:collections_paths defaults:collections_path"),
  HOME("ANSIBLE_HOME", "defaults:home"),
  REMOTE_USER("ANSIBLE_REMOTE_USER", "defaults:remote_user"),
  REMOTE_PORT("ANSIBLE_REMOTE_PORT", "defaults:remote_port"),
  PRIVATE_KEY_FILE("ANSIBLE_PRIVATE_KEY_FILE", "defaults:private_key_file"),
  HOST_KEY_CHECKING(
      "ANSIBLE_HOST_KEY_CHECKING ANSIBLE_SSH_HOST_KEY_CHECKING",
      "defaults:host_key_checking ssh_connection:host_key_checking"),
  TIMEOUT("ANSIBLE_TIMEOUT ANSIBLE_SSH_TIMEOUT", "defaults:timeout ssh_connection:timeout"),
  SSH_ARGS("ANSIBLE_SSH_ARGS", "ssh_connection:ssh_args"),
  SSH_COMMON_ARGS("ANSIBLE_SSH_COMMON_ARGS", "ssh_connection:ssh_common_args"),
  SSH_EXTRA_ARGS("ANSIBLE_SSH_EXTRA_ARGS", "ssh_connection:ssh_extra_args"),
  SSH_RETRIES("ANSIBLE_SSH_RETRIES", "connection:retries ssh_connection:retries"),
  TRANSPORT("ANSIBLE_TRANSPORT", "defaults:transport"),
  ASK_PASS("ANSIBLE_ASK_PASS", "defaults:ask_pass"),
  CONNECTION_PASSWORD_FILE("ANSIBLE_CONNECTION_PASSWORD_FILE", "defaults:connection_password_file"),
  BECOME("ANSIBLE_BECOME", "privilege_escalation:become"),
  BECOME_METHOD("ANSIBLE_BECOME_METHOD", "privilege_escalation:become_method"),
  BECOME_USER("ANSIBLE_BECOME_USER", "privilege_escalation:become_user"),
  BECOME_EXE("ANSIBLE_BECOME_EXE", "privilege_escalation:become_exe"),
  BECOME_FLAGS("ANSIBLE_BECOME_FLAGS", "privilege_escalation:become_flags"),
  BECOME_ASK_PASS("ANSIBLE_BECOME_ASK_PASS", "privilege_escalation:become_ask_pass"),
  BECOME_PASSWORD_FILE(
      "ANSIBLE_BECOME_PASSWORD_FILE",
      "defaults:become_password_file privilege_escalation:become_password_file"),
  FORKS("ANSIBLE_FORKS", "defaults:forks"),
  STRATEGY("ANSIBLE_STRATEGY", "defaults:strategy"),
  GATHERING("ANSIBLE_GATHERING", "defaults:gathering"),
  GATHER_SUBSET("ANSIBLE_GATHER_SUBSET", "defaults:gather_subset"),
  FORCE_HANDLERS("ANSIBLE_FORCE_HANDLERS", "defaults:force_handlers"),
  DIFF_ALWAYS("ANSIBLE_DIFF_ALWAYS", "diff:always"),
  TAGS_RUN("ANSIBLE_RUN_TAGS", "tags:run"),
  TAGS_SKIP("ANSIBLE_SKIP_TAGS", "tags:skip"),
  VERBOSITY("ANSIBLE_VERBOSITY", "defaults:verbosity"),
  INVENTORY_IGNORE_EXTENSIONS(
      "ANSIBLE_INVENTORY_IGNORE",
      "defaults:inventory_ignore_extensions inventory:ignore_extensions"),
  INVENTORY_IGNORE_PATTERNS(
      "ANSIBLE_INVENTORY_IGNORE_REGEX",
      "defaults:inventory_ignore_patterns inventory:ignore_patterns"),
  UNPARSED_IS_FAILED("ANSIBLE_INVENTORY_UNPARSED_FAILED", "inventory:unparsed_is_failed"),
  ANY_UNPARSED_IS_FAILED(
      "ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED", "inventory:any_unparsed_is_failed"),
  JINJA2_NATIVE("ANSIBLE_JINJA2_NATIVE", "defaults:jinja2_native"),
  JINJA2_EXTENSIONS("ANSIBLE_JINJA2_EXTENSIONS", "defaults:jinja2_extensions"),
  ANSIBLE_MANAGED("", "defaults:ansible_managed"),
  VAULT_PASSWORD_FILE("ANSIBLE_VAULT_PASSWORD_FILE", "defaults:vault_password_file"),
  VAULT_IDENTITY_LIST("ANSIBLE_VAULT_IDENTITY_LIST", "defaults:vault_identity_list"),
  ASK_VAULT_PASS("ANSIBLE_ASK_VAULT_PASS", "defaults:ask_vault_pass"),
  STDOUT_CALLBACK("ANSIBLE_STDOUT_CALLBACK", "defaults:stdout_callback"),
  RESULT_FORMAT("ANSIBLE_CALLBACK_RESULT_FORMAT", "defaults:callback_result_format"),
  DISPLAY_SKIPPED_HOSTS("ANSIBLE_DISPLAY_SKIPPED_HOSTS", "defaults:display_skipped_hosts"),
  DISPLAY_OK_HOSTS("ANSIBLE_DISPLAY_OK_HOSTS", "defaults:display_ok_hosts"),
  SHOW_CUSTOM_STATS("ANSIBLE_SHOW_CUSTOM_STATS", "defaults:show_custom_stats"),
  FORCE_COLOR("ANSIBLE_FORCE_COLOR", "defaults:force_color"),
  NOCOLOR("ANSIBLE_NOCOLOR", "defaults:nocolor"),
  LOG_PATH("ANSIBLE_LOG_PATH", "defaults:log_path");

  private final List<String> variables;
  private final List<String> places;

  Setting(String variables, String places) {
    this.variables = words(variables);
    this.places = words(places);
  }

  /** Its variables in the environment. */
  List<String> variables() {
    return variables;
  }

  /** Its names in the file, each {@code section:key}. */
  List<String> places() {
    return places;
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
