package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Attributes;
import weir.module.Diff;
import weir.module.FileState;
import weir.module.Mode;
import weir.module.ModuleFailure;
import weir.module.Plan;

/**
 * How content gets into a file: written when its checksum differs, else only its attributes are set
 * right. What {@code copy} and {@code template} have in common.
 *
 * @param directoryMode the mode of directories that are missing
 * @param force whether a file that is there may get other content
 */
record Placement(
    @Nullable Mode mode,
    @Nullable Mode directoryMode,
    @Nullable String owner,
    @Nullable String group,
    boolean force,
    boolean backup,
    @Nullable String validate) {

  /** Refuses a validation that never sees the file. */
  Placement {
    if (validate != null && !validate.contains("%s")) {
      throw new ModuleFailure("validate must contain %s: " + validate);
    }
  }

  /**
   * The plan for one file that goes to a path, or into a directory.
   *
   * @param inside the file of the source's name below {@code dest}
   * @param into whether {@code dest} is meant to be a directory
   */
  Plan planInto(FileState dest, FileState inside, boolean into, Supply supply, String source) {
    if (dest.isDirectory()) {
      return plan(inside, supply, source, List.of());
    }
    if (!into) {
      return plan(dest, supply, source, List.of());
    }
    if (dest.exists()) {
      throw new ModuleFailure("%s is not a directory".formatted(dest.path()));
    }
    return plan(inside, supply, source, List.of(dest));
  }

  /**
   * The plan for one file.
   *
   * @param missing directories to make first
   */
  Plan plan(FileState dest, Supply supply, String source, List<FileState> missing) {
    List<Action> actions = new ArrayList<>();
    missing.forEach(directory -> actions.add(makeDirectory(directory)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", dest.path());
    if (dest.exists() && !force) {
      values.put("src", source);
      return Plan.nothing(values);
    }
    Attributes attributes = attributes(dest, supply);
    Action action = action(dest, supply);
    if (action instanceof Action.SetAttributes set) {
      attributes = set.attributes();
    }
    if (action != null) {
      actions.add(action);
    }
    values.put("checksum", supply.sha1());
    values.putAll(FileReport.of(dest, dest.isFile() ? dest.word() : "file", attributes));
    values.put("size", supply.size());
    boolean written = action instanceof Action.WriteFile || action instanceof Action.CopyFile;
    if (!written && supply instanceof Supply.Here) {
      values.put("path", dest.path());
    } else {
      values.put("src", source);
      if (supply instanceof Supply.Here here) {
        values.put("md5sum", here.content().md5());
      }
    }
    return action == null
        ? Plan.nothing(values)
        : Plan.change(actions, diffs(action, dest, supply, source), values);
  }

  /** What has to be done about one file; null for nothing. */
  @Nullable Action action(FileState dest, Supply supply) {
    if (dest.exists() && !force) {
      return null;
    }
    if (dest.isDirectory()) {
      throw new ModuleFailure("%s is a directory".formatted(dest.path()));
    }
    if (dest.kind() == FileState.Kind.OTHER) {
      throw new ModuleFailure(
          "%s is a device, socket or pipe and is not replaced".formatted(dest.path()));
    }
    Attributes attributes = attributes(dest, supply);
    if (!dest.isFile() || !supply.sha1().equals(dest.sha1())) {
      return supply.action(dest, attributes, backup, validate);
    }
    Attributes missing = attributes.missingFrom(dest);
    return missing.isEmpty() ? null : new Action.SetAttributes(dest.path(), missing, dest);
  }

  /** What has to be done about a directory that is copied; null for nothing. */
  @Nullable Action directory(FileState dest) {
    if (!dest.exists()) {
      return makeDirectory(dest);
    }
    if (!dest.isDirectory()) {
      throw new ModuleFailure("%s is not a directory".formatted(dest.path()));
    }
    Attributes missing =
        Attributes.asked(directoryMode, owner, group, dest, true).missingFrom(dest);
    return missing.isEmpty() ? null : new Action.SetAttributes(dest.path(), missing, dest);
  }

  /** Makes a directory that files go to. */
  Action makeDirectory(FileState directory) {
    return new Action.MakeDirectory(
        directory.path(), Attributes.asked(directoryMode, owner, group, directory, true));
  }

  private Attributes attributes(FileState dest, Supply supply) {
    if (mode != null && mode.isPreserve()) {
      return new Attributes(supply.mode(), owner, group);
    }
    return Attributes.asked(
        mode, owner, group, dest.isFile() ? dest : FileState.absent(dest.path()), false);
  }

  private static List<Diff> diffs(Action action, FileState dest, Supply supply, String source) {
    if (action instanceof Action.SetAttributes set) {
      return List.of(FileDiff.of(dest, dest.word(), set.attributes()));
    }
    String after = supply.text();
    String before = dest.isFile() ? dest.text() : "";
    return after == null || before == null
        ? List.of()
        : List.of(new Diff(dest.isFile() ? dest.path() : "", before, source, after));
  }
}
