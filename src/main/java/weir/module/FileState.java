package weir.module;

import org.jspecify.annotations.Nullable;

/**
 * What stands at a path.
 *
 * @param mode permission bits, 0 to 07777
 * @param owner the user's name, or the number when it has none; so is the group
 * @param mtime seconds since the epoch
 * @param links how many names the file has
 * @param inode device and inode; equal for two names of one file
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
    long mtime,
    long links,
    String inode,
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
    return new FileState(path, Kind.ABSENT, 0, "", "", -1, -1, 0, 0, 0, "", null, null, null);
  }

  /** The same with a file's content. */
  FileState withContent(@Nullable String checksum, @Nullable String content) {
    return new FileState(
        path, kind, mode, owner, group, uid, gid, size, mtime, links, inode, checksum, target,
        content);
  }

  /** The same with where it points. */
  FileState withTarget(String where) {
    return new FileState(
        path, kind, mode, owner, group, uid, gid, size, mtime, links, inode, sha1, where, text);
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

  /** True for a symbolic link. */
  public boolean isLink() {
    return kind == Kind.LINK;
  }

  /** The word Ansible's results have for this kind: file, directory, link, hard, absent. */
  public String word() {
    return switch (kind) {
      case ABSENT -> "absent";
      case DIRECTORY -> "directory";
      case LINK -> "link";
      case FILE -> links > 1 ? "hard" : "file";
      case OTHER -> "file";
    };
  }
}
