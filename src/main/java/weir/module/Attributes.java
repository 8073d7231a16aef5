package weir.module;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a file belongs to and who may use it; null leaves that as it is.
 *
 * @param mode permission bits
 */
public record Attributes(@Nullable Integer mode, @Nullable String owner, @Nullable String group) {

  /** Everything as it is. */
  public static final Attributes KEEP = new Attributes(null, null, null);

  /**
   * What a task asks for of what stands somewhere, where only the mode depends on that.
   *
   * @param current what stands there; if nothing, {@code directory} says what will
   */
  public static Attributes asked(
      @Nullable Mode mode,
      @Nullable String owner,
      @Nullable String group,
      FileState current,
      boolean directory) {
    int now = current.exists() ? current.mode() : directory ? 0755 : 0644;
    return new Attributes(mode == null ? null : mode.on(now, directory), owner, group);
  }

  /** What is asked for and differs from what stands there. */
  public Attributes missingFrom(FileState state) {
    // A link has no mode of its own.
    return new Attributes(
        mode == null || mode == state.mode() || state.isLink() ? null : mode,
        owner == null || same(owner, state.owner(), state.uid()) ? null : owner,
        group == null || same(group, state.group(), state.gid()) ? null : group);
  }

  /** True when nothing is asked for. */
  public boolean isEmpty() {
    return mode == null && owner == null && group == null;
  }

  /** The three as script arguments: octal mode, owner, group, each "" when not asked for. */
  public List<String> args() {
    return List.of(
        mode == null ? "" : Mode.octal(mode),
        owner == null ? "" : owner,
        group == null ? "" : group);
  }

  /** The three as script arguments behind a path. */
  List<String> argsAfter(String path) {
    List<String> args = new ArrayList<>(args());
    args.addFirst(path);
    return args;
  }

  private static boolean same(String wanted, String name, long id) {
    return wanted.equals(name) || wanted.equals(Long.toString(id));
  }
}
