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
  static final List<String> HARMLESS =
      List.of(
          ("action_warnings agnostic_become_prompt allow_unsafe_lookups"
                  + " any_unparsed_is_failed become_allow_same_user bin_ansible_callbacks cache"
                  + " cache_connection cache_plugin cache_plugins cache_prefix cache_timeout"
                  + " callback_format_pretty cliconf_plugins"
                  + " collections_on_ansible_version_mismatch collections_scan_sys_path"
                  + " command_warnings context control_path control_path_dir cow_selection"
                  + " cow_whitelist cowpath cowsay_enabled_stencils debug deprecation_warnings"
                  + " devel_warning doc_fragment_plugins docsite_root_url enable_plugins export"
                  + " fact_caching_connection fact_caching_prefix fact_caching_timeout"
                  + " facts_modules gather_timeout hostfile httpapi_plugins"
                  + " internal_poll_interval interpreter_python inventory_unparsed_warning"
                  + " jinja2_native_warning keep_remote_files local_tmp localhost_warning"
                  + " log_filter max_diff_size module_compression module_ignore_exts module_lang"
                  + " module_name module_set_locale netconf_plugins network_group_modules"
                  + " no_target_syslog nocows old_plugin_cache_clear pipelining"
                  + " plugin_filters_cfg poll_interval python_module_rlimit_nofile remote_tmp"
                  + " retry_files_enabled retry_files_save_path run_vars_plugins scp_executable"
                  + " scp_extra_args scp_if_ssh sftp_batch_mode sftp_executable sftp_extra_args"
                  + " squash_actions sshpass_prompt string_conversion_action su sudo sudo_exe"
                  + " sudo_flags sudo_user syslog_facility system_warnings"
                  + " task_debugger_ignore_errors terminal_plugins transfer_method"
                  + " use_persistent_connections usetty validate_action_group_metadata"
                  + " vars_plugins_enabled vault_encrypt_identity vault_id_match vault_identity"
                  + " verbose_to_stderr win_async_startup_timeout")
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
