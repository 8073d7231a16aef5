package weir.service;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.callback.TaskInfo;

/**
 * What a check run has found.
 *
 * @param rows what would change
 * @param failed hosts that could not be looked at to the end
 * @param unreachable hosts that could not be reached
 * @param unchecked tasks of which only running them would tell, and on which hosts
 * @param hosts all that were looked at, or should have been
 */
record DriftFound(
    List<DriftRow> rows,
    List<Trouble> failed,
    List<Trouble> unreachable,
    Map<TaskInfo, Set<String>> unchecked,
    Set<String> hosts) {

  /** Why a host could not be looked at, and at which task that showed. */
  record Trouble(String host, TaskInfo task, String message) {
    Map<String, @Nullable Object> fields() {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("host", host);
      fields.put("task", task.name());
      fields.put("module", task.module());
      fields.put("at", task.span() == null ? null : DriftRow.place(task));
      fields.put("message", message);
      return fields;
    }
  }
}
