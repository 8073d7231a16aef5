package weir.playbook;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import weir.module.Catalog;

/** What a task can name that is no module: it steers the run itself. */
public enum Directive {
  ADD_HOST("name", "hostname", "host", "groups", "group", "groupname"),
  GROUP_BY("key", "parents"),
  IMPORT_PLAYBOOK("file"),
  IMPORT_ROLE(
      "name",
      "role",
      "tasks_from",
      "vars_from",
      "defaults_from",
      "handlers_from",
      "allow_duplicates",
      "rolespec_validate"),
  IMPORT_TASKS("file"),
  INCLUDE_ROLE(
      "name",
      "role",
      "tasks_from",
      "vars_from",
      "defaults_from",
      "handlers_from",
      "allow_duplicates",
      "rolespec_validate",
      "public",
      "apply"),
  INCLUDE_TASKS("file", "apply"),
  INCLUDE_VARS(
      "file",
      "dir",
      "name",
      "depth",
      "files_matching",
      "ignore_files",
      "extensions",
      "ignore_unknown_extensions",
      "hash_behaviour"),
  META();

  /** What {@code meta} can do. */
  static final List<String> META_ACTIONS =
      List.of(
          "clear_facts",
          "clear_host_errors",
          "end_batch",
          "end_host",
          "end_play",
          "end_role",
          "flush_handlers",
          "noop",
          "refresh_inventory",
          "reset_connection");

  private static final Map<String, Directive> BY_WORD =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Directive::word, each -> each));

  private final List<String> params;

  Directive(String... params) {
    this.params = List.of(params);
  }

  /** How a task writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it takes. */
  public List<String> params() {
    return params;
  }

  /** A parameter that must be there and is not, or null. */
  @Nullable String needed(Set<String> given) {
    return switch (this) {
      case IMPORT_TASKS, INCLUDE_TASKS, IMPORT_PLAYBOOK -> given.contains("file") ? null : "file";
      case IMPORT_ROLE, INCLUDE_ROLE ->
          given.contains("name") || given.contains("role") ? null : "name";
      case GROUP_BY -> given.contains("key") ? null : "key";
      case ADD_HOST ->
          List.of("name", "hostname", "host").stream().anyMatch(given::contains) ? null : "name";
      case META -> given.contains("action") ? null : "action";
      case INCLUDE_VARS -> given.contains("file") || given.contains("dir") ? null : "file";
    };
  }

  /** Whether a module's name stands for one that brings tasks in while the play runs. */
  public static boolean includes(String name) {
    Directive directive = of(name);
    return directive == INCLUDE_TASKS || directive == INCLUDE_ROLE;
  }

  /** True when any further name may be given, as a variable. */
  boolean takesVariables() {
    return this == ADD_HOST;
  }

  /** The parameter that free text stands for. */
  @Nullable String freeForm() {
    return this == META ? "action" : this == ADD_HOST ? null : params.getFirst();
  }

  /** The directive of this name, with or without Ansible's collection; null for none. */
  public static @Nullable Directive of(String name) {
    String word = Catalog.shortName(name);
    return BY_WORD.get(word);
  }
}
