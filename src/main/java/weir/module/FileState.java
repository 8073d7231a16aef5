package weir.module;

import org.jspecify.annotations.Nullable;

/**
 * What stands at a path.
 *
 * @param mode permission bits, 0 to 07777
 * @param sha1 checksum of a file, null when it was not asked for or cannot be read
 * @param target where a link points, null for others
 * @param text a file's content, when asked for, not too large and not binary, else null
 */
public record FileState(
    String path,
    Kind kind,
    int mode,
    String owner,
    String group,
    long uid,
    long gid,
    long size,
    @Nullable String sha1,
    @Nullable String target,
    @Nullable String text) {

  /** What kind of thing. */
  public enum Kind {
    /** Nothing there. */
    ABSENT,
    /** A regular file. */
    FILE,
    /** A directory. */
    DIRECTORY,
    /** A symbolic link. */
    LINK,
    /** A device, socket or pipe. */
    OTHER
  }

  /** Nothing at this path. */
  public static FileState absent(String path) {
    return new FileState(path, Kind.ABSENT, 0, "", "", -1, -1, 0, null, null, null);
  }

  /** True when something stands there, if only a dangling link. */
  public boolean exists() {
    return kind != Kind.ABSENT;
  }

  /** True for a regular file. */
  public boolean isFile() {
    return kind == Kind.FILE;
  }

  /** True for a directory. */
  public boolean isDirectory() {
    return kind == Kind.DIRECTORY;
  }
}
