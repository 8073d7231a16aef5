package weir.vars;

import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.inventory.Host;
import weir.playbook.Role;
import weir.playbook.Task;
import weir.template.TemplateEngine;
import weir.template.Variables;

/** The variables that no one sets. They beat all others. */
final class MagicVariables implements Variables {
  /** The version of Ansible whose language this is; playbooks compare it. */
  private static final Map<String, Object> ANSIBLE_VERSION =
      Map.of("full", "2.18.0", "major", 2L, "minor", 18L, "revision", 0L, "string", "2.18.0");

  private static final List<String> NAMES =
      List.of(
          "ansible_check_mode",
          "ansible_config_file",
          "ansible_dependent_role_names",
          "ansible_diff_mode",
          "ansible_forks",
          "ansible_inventory_sources",
          "ansible_limit",
          "ansible_parent_role_names",
          "ansible_play_batch",
          "ansible_play_hosts",
          "ansible_play_hosts_all",
          "ansible_play_name",
          "ansible_play_role_names",
          "ansible_playbook_python",
          "ansible_role_name",
          "ansible_role_names",
          "ansible_run_tags",
          "ansible_search_path",
          "ansible_skip_tags",
          "ansible_verbosity",
          "ansible_version",
          "group_names",
          "groups",
          "hostvars",
          "inventory_dir",
          "inventory_file",
          "inventory_hostname",
          "inventory_hostname_short",
          "omit",
          "play_hosts",
          "playbook_dir",
          "role_name",
          "role_names",
          "role_path",
          "weir_version");

  private final VariableManager manager;
  private final TemplateEngine engine;
  private final PlayVars play;
  private final @Nullable Host host;
  private final @Nullable Task task;

  MagicVariables(
      VariableManager manager,
      TemplateEngine engine,
      PlayVars play,
      @Nullable Host host,
      @Nullable Task task) {
    this.manager = manager;
    this.engine = engine;
    this.play = play;
    this.host = host;
    this.task = task;
  }

  @Override
  public @Nullable Object get(String name) {
    RunSettings settings = manager.settings();
    Role role = task == null ? null : task.role();
    return switch (name) {
      case "inventory_hostname",
          "inventory_hostname_short",
          "inventory_file",
          "inventory_dir",
          "group_names" ->
          host == null ? ABSENT : ofHost(name, host);
      case "groups" -> new LinkedHashMap<Object, Object>(play.inventory().groupMembers());
      case "hostvars" -> new Hosts();
      case "play_hosts", "ansible_play_batch" -> play.batch();
      case "ansible_play_hosts" -> play.aliveHosts();
      case "ansible_play_hosts_all" -> play.allHosts();
      case "ansible_play_name" -> play.play().name();
      case "role_names", "ansible_play_role_names" ->
          play.play().roles().stream()
              .filter(each -> each.parent() == null)
              .map(Role::name)
              .toList();
      case "ansible_dependent_role_names" ->
          play.play().roles().stream()
              .filter(each -> each.parent() != null)
              .map(Role::name)
              .distinct()
              .toList();
      case "ansible_role_names" -> play.play().roles().stream().map(Role::name).distinct().toList();
      case "playbook_dir" -> play.play().place().directory().toString();
      case "role_path" -> role == null ? ABSENT : role.path().toString();
      case "role_name" -> role == null ? ABSENT : role.shortName();
      case "ansible_role_name" -> role == null ? ABSENT : role.name();
      case "ansible_parent_role_names" ->
          role == null || role.parent() == null ? ABSENT : role.parentNames();
      case "ansible_check_mode" -> settings.checkMode();
      case "ansible_diff_mode" -> settings.diff();
      case "ansible_verbosity" -> (long) settings.verbosity();
      case "ansible_forks" -> (long) settings.forks();
      case "ansible_run_tags" -> settings.tags();
      case "ansible_skip_tags" -> settings.skipTags();
      case "ansible_inventory_sources" ->
          settings.inventorySources().isEmpty() ? ABSENT : settings.inventorySources();
      case "ansible_config_file" -> settings.configFile();
      case "ansible_limit" -> orAbsent(settings.limit());
      case "ansible_version" -> ANSIBLE_VERSION;
      case "ansible_search_path" -> searchPath(role);
      case "ansible_playbook_python" -> "/usr/bin/python3";
      case "weir_version" -> weirVersion();
      case "omit" -> Omit.MARK;
      default -> ABSENT;
    };
  }

  private static @Nullable Object ofHost(String name, Host host) {
    return switch (name) {
      case "inventory_hostname" -> host.name();
      case "inventory_hostname_short" -> host.name().split("\\.", 2)[0];
      case "inventory_file" -> isListed(host) ? null : orAbsent(host.source());
      case "inventory_dir" ->
          isListed(host) ? null : host.source() == null ? ABSENT : parent(host.source());
      default -> host.groups();
    };
  }

  /** Whether it comes from no file but from a list on the command line. */
  private static boolean isListed(Host host) {
    return host.source() != null && !host.source().startsWith("/");
  }

  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>(NAMES);
    names.removeIf(name -> get(name) == ABSENT);
    return names;
  }

  private List<String> searchPath(@Nullable Role innermost) {
    List<String> path = new ArrayList<>();
    for (Role role = innermost; role != null; role = role.parent()) {
      path.add(role.path().toString());
    }
    if (task != null) {
      path.add(task.directory().toString());
    }
    path.add(play.play().place().directory().toString());
    return path.stream().distinct().toList();
  }

  private static Object orAbsent(@Nullable Object value) {
    return value == null ? ABSENT : value;
  }

  private static String parent(String file) {
    Path parent = Path.of(file).getParent();
    return parent == null ? "/" : parent.toString();
  }

  private static String weirVersion() {
    String version = MagicVariables.class.getPackage().getImplementationVersion();
    return version == null ? "0.0.0" : version;
  }

  /** The variables of all hosts, each put together when it is read. */
  private final class Hosts extends AbstractMap<@Nullable Object, @Nullable Object> {

    @Override
    public @Nullable Object get(@Nullable Object name) {
      Host other = name == null ? null : play.inventory().host(name.toString());
      return other == null ? null : engine.view(manager.hostVariables(play, other));
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
      return name != null && play.inventory().host(name.toString()) != null;
    }

    @Override
    public Set<Entry<@Nullable Object, @Nullable Object>> entrySet() {
      Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
      play.inventory().hostNames().forEach(name -> all.put(name, get(name)));
      return all.entrySet();
    }
  }
}
