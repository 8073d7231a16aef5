package weir.cli.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import weir.source.Diagnostic;

/** The settings Weir does not follow although they would change what a run does. */
enum Unfollowed {
  LIBRARY("LIBRARY", "defaults:library", "modules"),
  MODULE_UTILS("MODULE_UTILS", "defaults:module_utils", "code of modules"),
  ACTION_PLUGINS("ACTION_PLUGINS", "defaults:action_plugins", "actions"),
  FILTER_PLUGINS("FILTER_PLUGINS", "defaults:filter_plugins", "filters"),
  TEST_PLUGINS("TEST_PLUGINS", "defaults:test_plugins", "tests"),
  LOOKUP_PLUGINS("LOOKUP_PLUGINS", "defaults:lookup_plugins", "lookups"),
  CALLBACK_PLUGINS("CALLBACK_PLUGINS", "defaults:callback_plugins", "callbacks"),
  CONNECTION_PLUGINS("CONNECTION_PLUGINS", "defaults:connection_plugins", "connections"),
  BECOME_PLUGINS("BECOME_PLUGINS", "defaults:become_plugins", "ways to become"),
  STRATEGY_PLUGINS("STRATEGY_PLUGINS", "defaults:strategy_plugins", "strategies"),
  INVENTORY_PLUGINS("INVENTORY_PLUGINS", "defaults:inventory_plugins", "inventories"),
  VARS_PLUGINS("VARS_PLUGINS", "defaults:vars_plugins", "sources of variables"),
  CALLBACKS_ENABLED(
      "CALLBACK_WHITELIST ANSIBLE_CALLBACKS_ENABLED",
      "defaults:callback_whitelist defaults:callbacks_enabled",
      Set.of(),
      "Weir has its own callbacks, which the command line chooses."),
  HASH_BEHAVIOUR(
      "HASH_BEHAVIOUR",
      "defaults:hash_behaviour",
      Set.of("replace"),
      "A dictionary that is set twice is replaced, not merged. The filter 'combine' merges."),
  ERROR_ON_UNDEFINED_VARS(
      "ERROR_ON_UNDEFINED_VARS",
      "defaults:error_on_undefined_vars",
      Words.TRUE,
      "A variable that is not defined is always an error."),
  PRIVATE_ROLE_VARS(
      "PRIVATE_ROLE_VARS",
      "defaults:private_role_vars",
      Words.FALSE,
      "The variables of a role are seen by the whole play."),
  FACT_CACHING(
      "CACHE_PLUGIN",
      "defaults:fact_caching",
      Set.of("memory", "ansible.builtin.memory"),
      "Facts are not kept from one run to the next."),
  FACT_PATH(
      "FACT_PATH", "defaults:fact_path", Set.of(), "Local facts come from /etc/ansible/facts.d."),
  STDOUT_CALLBACK(
      "STDOUT_CALLBACK",
      "defaults:stdout_callback",
      Set.of("default", "ansible.builtin.default"),
      "Runs are printed as Ansible's default callback prints them."),
  RESULT_FORMAT(
      "CALLBACK_RESULT_FORMAT",
      "defaults:callback_result_format",
      Set.of("json"),
      "Results are printed as JSON."),
  DISPLAY_SKIPPED_HOSTS(
      "DISPLAY_SKIPPED_HOSTS",
      "defaults:display_skipped_hosts",
      Words.TRUE,
      "Hosts that skip a task are shown."),
  DISPLAY_OK_HOSTS(
      "DISPLAY_OK_HOSTS",
      "defaults:display_ok_hosts",
      Words.TRUE,
      "Hosts on which a task changes nothing are shown."),
  SHOW_CUSTOM_STATS(
      "SHOW_CUSTOM_STATS",
      "defaults:show_custom_stats",
      Words.FALSE,
      "The recap has the usual counters."),
  LOG_PATH(
      "LOG_PATH",
      "defaults:log_path",
      Set.of(),
      "What a run prints is not kept in a file; `weir run ... | tee FILE` keeps it."),
  EXECUTABLE(
      "EXECUTABLE", "defaults:executable", Set.of("/bin/sh", "sh"), "Hosts are asked through sh."),
  MODULE_ARGS(
      "MODULE_ARGS",
      "defaults:module_args",
      Set.of(),
      "Arguments are only those the task gives, or its module_defaults."),
  NO_LOG(
      "NO_LOG",
      "defaults:no_log",
      Words.FALSE,
      "Results are shown unless the task or play has no_log: true."),
  ANY_ERRORS_FATAL(
      "ANY_ERRORS_FATAL",
      "defaults:any_errors_fatal",
      Words.FALSE,
      "Write any_errors_fatal: true in the plays that need it."),
  TASK_TIMEOUT(
      "TASK_TIMEOUT",
      "defaults:task_timeout",
      Set.of("0"),
      "Write timeout: in the tasks or plays that need it."),
  PRECEDENCE(
      "PRECEDENCE", "defaults:precedence", Set.of(), "The order of variables is the usual one."),
  NULL_REPRESENTATION(
      "NULL_REPRESENTATION", "defaults:null_representation", Set.of(), "None stays None."),
  GROUP_NAMES(
      "TRANSFORM_INVALID_GROUP_CHARS",
      "defaults:force_valid_group_names",
      Set.of("never", "ignore", "false", "no", "silently"),
      "Groups keep the names they have."),
  INJECT_FACTS(
      "INJECT_FACT_VARS",
      "defaults:inject_facts_as_vars",
      Words.TRUE,
      "Facts are variables of their own, too, as ansible_os_family."),
  MISSING_HANDLER(
      "ERROR_ON_MISSING_HANDLER",
      "defaults:error_on_missing_handler",
      Words.TRUE,
      "A run ends when a task that changes something notifies a handler that is not there."),
  DUPLICATE_KEYS(
      "DUPLICATE_YAML_DICT_KEY",
      "defaults:duplicate_dict_key",
      Set.of("warn"),
      "A key that is there twice gets a warning, and the last one counts."),
  INVALID_TASK_ATTRIBUTE(
      "INVALID_TASK_ATTRIBUTE_FAILED",
      "defaults:invalid_task_attribute_failed",
      Words.TRUE,
      "A key that no task can have is an error."),
  TASK_DEBUGGER(
      "ENABLE_TASK_DEBUGGER",
      "defaults:enable_task_debugger",
      Words.FALSE,
      "There is no debugger. A task that fails stops its host."),
  DISPLAY_ARGS(
      "DISPLAY_ARGS_TO_STDOUT",
      "defaults:display_args_to_stdout",
      Words.FALSE,
      "The lines of tasks show no arguments."),
  DISPLAY_FAILED(
      "DISPLAY_FAILED_STDERR",
      "defaults:display_failed_stderr",
      Words.FALSE,
      "All results go to standard output."),
  TASK_PATH(
      "SHOW_TASK_PATH_ON_FAILURE",
      "defaults:show_task_path_on_failure",
      Words.FALSE,
      "The places of tasks are shown with -vv."),
  CHECK_MODE_MARKERS(
      "CHECK_MODE_MARKERS",
      "defaults:check_mode_markers",
      Words.FALSE,
      "Nothing marks the lines of a check."),
  SSH_EXECUTABLE(
      "SSH_EXECUTABLE",
      "ssh_connection:ssh_executable",
      Set.of("ssh", "/usr/bin/ssh"),
      "Weir logs in by itself and starts no ssh."),
  PLAYBOOK_DIR(
      "PLAYBOOK_DIR",
      "defaults:playbook_dir",
      Set.of(),
      "`weir exec` and `weir inventory` take --playbook-dir."),
  PLAYBOOK_VARS_ROOT(
      "PLAYBOOK_VARS_ROOT",
      "defaults:playbook_vars_root",
      Set.of("top"),
      "group_vars and host_vars are those beside the first playbook."),
  YAML_EXTENSIONS(
      "YAML_FILENAME_EXT",
      "defaults:yaml_valid_extensions",
      Set.of(),
      "Files of variables end with .yml, .yaml or .json, or have no ending."),
  HOST_PATTERN_MISMATCH(
      "HOST_PATTERN_MISMATCH",
      "inventory:host_pattern_mismatch",
      Set.of("warning"),
      "A pattern that matches no host gets a warning."),
  PKCS11(
      "PKCS11_PROVIDER", "ssh_connection:pkcs11_provider", Set.of(), "Add such keys to ssh-agent.");

  private static final String PREFIX = "ANSIBLE_";
  private final List<String> variables;
  private final List<String> places;
  private final Set<String> harmless;
  private final String consequence;
  private final @Nullable String plugins;

  /** A setting that only matters with other values than these. */
  Unfollowed(String variables, String places, Set<String> harmless, String consequence) {
    this.variables = List.of((PREFIX + variables).split(" "));
    this.places = List.of(places.split(" "));
    this.harmless = harmless;
    this.consequence = consequence;
    this.plugins = null;
  }

  /** Directories of Python code, which matter when they are there. */
  Unfollowed(String variables, String places, String plugins) {
    this.variables = List.of(PREFIX + variables);
    this.places = List.of(places);
    this.harmless = Set.of();
    this.consequence = "Weir runs no Python. A playbook that needs one of these cannot be run.";
    this.plugins = plugins;
  }

  /** Its names in the file, each {@code section:key}. */
  List<String> places() {
    return places;
  }

  /** Warns of each that is set to something that matters. */
  static void warn(Reading reading, Consumer<Diagnostic> warnings) {
    for (Unfollowed each : values()) {
      Given given = reading.given(each.variables, each.places);
      if (given != null) {
        each.warn(given, reading, warnings);
      }
    }
  }

  private void warn(Given given, Reading reading, Consumer<Diagnostic> warnings) {
    if (plugins == null) {
      if (!harmless.contains(given.text().toLowerCase(Locale.ROOT))) {
        warnings.accept(
            Diagnostic.warning("Weir does not follow '%s'".formatted(given.name()), given.span())
                .withDetail(consequence));
      }
      return;
    }
    for (Path path : reading.paths(given, ":")) {
      if (Files.isDirectory(path)) {
        warnings.accept(
            Diagnostic.warning("the %s in %s are not used".formatted(plugins, path), given.span())
                .withDetail(consequence));
      }
    }
  }

  /** Spellings of truth. Enum constants cannot use constants of their own enum. */
  private static final class Words {
    static final Set<String> TRUE = Set.of("true", "yes", "on", "y", "t", "1");
    static final Set<String> FALSE = Set.of("false", "no", "off", "n", "f", "0");

    private Words() {}
  }
}
