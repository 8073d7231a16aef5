package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Action;
import weir.module.Attributes;
import weir.module.FileState;
import weir.module.ModuleFailure;
import weir.module.Plan;

/** The decisions of {@code file} about links. */
final class FileLinks {
  private FileLinks() {}

  static Plan soft(FileModule.Params params, FileModule.Seen seen) {
    FileState here = seen.here();
    String src = params.src() == null ? here.target() : params.src();
    if (src == null || src.isEmpty()) {
      throw new ModuleFailure(
          "src is required for creating new symlinks", Map.of("path", here.path()));
    }
    FileState source = seen.source() == null ? seen.there() : seen.source();
    checkSoft(params, here, source, src);

    List<Action> actions = new ArrayList<>();
    FileDiff diff = new FileDiff(here.path());
    if (!src.equals(here.target())) {
      actions.add(new Action.MakeLink(here.path(), src, false, here));
      diff.change("state", here.word(), "link");
      if (here.target() != null) {
        diff.change("src", here.target(), src);
      }
    }
    if (!params.follow() || source.exists()) {
      // A new link belongs to whoever makes it.
      FileState owned = params.follow() ? source : here;
      Attributes asked = params.asked(owned, owned.isDirectory());
      Attributes missing =
          params.follow()
              ? asked.missingFrom(owned)
              : new Attributes(null, asked.owner(), asked.group()).missingFrom(owned);
      if (!missing.isEmpty()) {
        actions.add(new Action.SetAttributes(owned.path(), missing, owned));
        diff.attributes(owned, missing);
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", here.path());
    values.put("src", src);
    if (source.exists()) {
      values.putAll(FileReport.of(here, "link", Attributes.KEEP));
    }
    return actions.isEmpty()
        ? Plan.nothing(values)
        : Plan.change(actions, List.of(diff.toDiff()), values);
  }

  private static void checkSoft(
      FileModule.Params params, FileState here, FileState source, String src) {
    if (params.force()) {
      return;
    }
    if (params.src() != null && !source.exists()) {
      throw new ModuleFailure(
          "src file does not exist, use \"force=yes\" if you really want to create the link: "
              + source.path(),
          Map.of("path", here.path(), "src", src));
    }
    if (here.exists() && !here.isLink()) {
      throw new ModuleFailure(
          "refusing to convert from %s to symlink for %s".formatted(here.word(), here.path()),
          Map.of("path", here.path()));
    }
  }

  static Plan hard(FileModule.Params params, FileModule.Seen seen) {
    FileState here = seen.here();
    FileState source = seen.source();
    if (source == null) {
      if (here.links() < 2) {
        throw new ModuleFailure(
            "src is required for creating new hardlinks", Map.of("path", here.path()));
      }
      return FileStates.existing(params, here, "dest", List.of());
    }
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("dest", here.path());
    both.put("src", source.path());
    boolean same = here.exists() && here.inode().equals(source.inode());
    checkHard(params, here, source, same, both);

    List<Action> actions = new ArrayList<>();
    FileDiff diff = new FileDiff(here.path());
    if (!same) {
      actions.add(new Action.MakeLink(here.path(), source.path(), true, here));
      diff.change("state", here.word(), "hard");
    }
    Attributes missing = params.asked(source, false).missingFrom(source);
    if (!missing.isEmpty()) {
      actions.add(new Action.SetAttributes(here.path(), missing, source));
      diff.attributes(source, missing);
    }
    Map<String, Object> values = new LinkedHashMap<>(both);
    values.putAll(FileReport.of(source, "hard", missing));
    return actions.isEmpty()
        ? Plan.nothing(values)
        : Plan.change(actions, List.of(diff.toDiff()), values);
  }

  private static void checkHard(
      FileModule.Params params,
      FileState here,
      FileState source,
      boolean same,
      Map<String, Object> both) {
    if (!source.exists()) {
      throw new ModuleFailure("src does not exist", both);
    }
    if (here.isDirectory()) {
      throw new ModuleFailure("Cannot link, directory exists at destination", both);
    }
    if (here.isFile() && !same && !params.force()) {
      throw new ModuleFailure(
          here.links() > 1
              ? "Cannot link, different hard link exists at destination"
              : "Cannot link, file exists at destination",
          both);
    }
  }
}
