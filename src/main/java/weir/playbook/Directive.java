package weir.playbook;

import java.util.List;
import java.util.Locale;
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
    for (Directive directive : values()) {
      if (directive.word().equals(word)) {
        return directive;
      }
    }
    return null;
  }
}
