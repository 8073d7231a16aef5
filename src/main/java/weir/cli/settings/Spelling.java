package weir.cli.settings;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import weir.source.Diagnostic;
import weir.source.Nearest;

/** Notices settings that nobody knows but that are one letter off one that is known. */
final class Spelling {
  private static final Set<String> SECTIONS =
      Set.of("defaults", "ssh_connection", "privilege_escalation", "inventory", "diff", "tags");

  /** Settings of Ansible that Weir has no use for, in the sections above. */
  private static final List<String> HARMLESS =
      List.of(
          ("action_warnings any_unparsed_is_failed bin_ansible_callbacks cache cache_connection"
                  + " cache_plugin cache_plugins cache_prefix cache_timeout callback_format_pretty"
                  + " check_mode_markers cliconf_plugins collections_scan_sys_path command_warnings"
                  + " context control_path control_path_dir cow_selection cowpath debug"
                  + " deprecation_warnings devel_warning display_args_to_stdout"
                  + " display_failed_stderr doc_fragment_plugins duplicate_dict_key"
                  + " enable_plugins enable_task_debugger error_on_missing_handler export"
                  + " fact_caching_connection fact_caching_prefix fact_caching_timeout"
                  + " gather_timeout hostfile inject_facts_as_vars internal_poll_interval"
                  + " interpreter_python invalid_task_attribute_failed jinja2_native_warning"
                  + " keep_remote_files local_tmp localhost_warning log_filter max_diff_size"
                  + " module_compression module_name module_set_locale module_lang nocows"
                  + " no_target_syslog pipelining poll_interval remote_tmp"
                  + " retry_files_enabled retry_files_save_path run_vars_plugins scp_executable"
                  + " scp_extra_args scp_if_ssh sftp_batch_mode sftp_executable sftp_extra_args"
                  + " show_task_path_on_failure squash_actions ssh_executable sshpass_prompt su"
                  + " sudo sudo_exe sudo_flags sudo_user system_warnings syslog_facility"
                  + " transfer_method usetty use_persistent_connections vars_plugins_enabled"
                  + " vault_encrypt_identity vault_id_match vault_identity verbose_to_stderr"
                  + " become_allow_same_user agnostic_become_prompt")
              .split(" "));

  private Spelling() {}

  static void check(List<IniEntry> entries, Consumer<Diagnostic> warnings) {
    Set<String> known = new TreeSet<>(HARMLESS);
    for (Setting setting : Setting.values()) {
      setting.places().forEach(place -> known.add(place.substring(place.indexOf(':') + 1)));
    }
    for (Unfollowed setting : Unfollowed.values()) {
      setting.places().forEach(place -> known.add(place.substring(place.indexOf(':') + 1)));
    }
    for (IniEntry entry : entries) {
      if (SECTIONS.contains(entry.section().toLowerCase(Locale.ROOT))
          && !known.contains(entry.key())) {
        String question = Nearest.question(entry.key(), known);
        if (question != null) {
          warnings.accept(
              Diagnostic.warning("unknown setting '%s'".formatted(entry.key()), entry.span())
                  .withHint(question));
        }
      }
    }
  }
}
