package weir.modules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weir.module.Answer;

/**
 * How a service is, as its manager says.
 *
 * @param status the manager's properties of the unit by name; empty where there is no systemd
 * @param word whether it starts at boot, as {@code systemctl is-enabled} says it
 * @param linked whether links that start it, or what it stands for, are in place
 * @param onDisk the files that define it, loaded or not
 * @param dropIns the files that change it, loaded or not
 */
record ServiceState(
    Manager manager,
    Map<String, String> status,
    String word,
    boolean linked,
    List<String> onDisk,
    List<String> dropIns) {

  /** Who looks after services. */
  enum Manager {
    SYSTEMD,
    OPENRC,
    SYSV,
    NONE
  }

  static ServiceState parse(Answer answer) {
    Map<String, String> status = new LinkedHashMap<>(answer.fields());
    String manager = status.getOrDefault("manager", "none");
    String word = status.getOrDefault("word", "");
    boolean linked = status.containsKey("started-by");
    List<String> onDisk = new ArrayList<>();
    List<String> dropIns = new ArrayList<>();
    for (Map.Entry<String, String> field : status.entrySet()) {
      if (field.getKey().equals("on-disk")) {
        onDisk.add(field.getValue());
      } else if (field.getKey().startsWith("drop-in:")) {
        dropIns.add(field.getKey().substring("drop-in:".length()));
      }
    }
    status
        .keySet()
        .removeIf(key -> key.contains("-") || key.equals("manager") || key.equals("word"));
    return new ServiceState(
        Manager.valueOf(manager.toUpperCase(Locale.ROOT)), status, word, linked, onDisk, dropIns);
  }

  String property(String name) {
    return status.getOrDefault(name, "");
  }

  boolean found() {
    String load = property("LoadState");
    return !onDisk.isEmpty() || !(load.isEmpty() || load.equals("not-found"));
  }

  boolean masked() {
    return word.startsWith("masked") || property("LoadState").equals("masked");
  }

  /** Waiting to be started once more after it fell. */
  boolean restarting() {
    return property("SubState").equals("auto-restart");
  }

  boolean failed() {
    return property("ActiveState").equals("failed") || property("Result").equals("start-limit-hit");
  }

  /** What the manager knows of the unit's files is older than they are. */
  boolean stale() {
    return property("NeedDaemonReload").equals("yes")
        || (property("LoadState").equals("not-found") && !onDisk.isEmpty())
        || !loadedDropIns();
  }

  // The manager does not count a new drop-in directory as a reason to reload. Of drop-ins with one
  // name in several places it loads one.
  private boolean loadedDropIns() {
    List<String> loaded =
        Arrays.stream(property("DropInPaths").split(" ")).map(ServiceState::baseName).toList();
    return dropIns.stream().allMatch(path -> loaded.contains(baseName(path)));
  }

  private static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
