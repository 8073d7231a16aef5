package weir.executor.lookup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import weir.template.LookupCall;
import weir.template.value.ValueException;

/** {@code filetree}: what is in directories, each entry with its attributes. */
final class FileTree {
  private static final String NAME = "filetree";
  private static final String ATTRIBUTES =
      "unix:mode,uid,gid,owner,group,size,lastModifiedTime,ctime";
  private final LookupFiles files;

  FileTree(LookupFiles files) {
    this.files = files;
  }

  /** Of a path that is in several directories, the entry of the first. */
  List<@Nullable Object> run(LookupCall call) {
    Pattern excluded = excluded(Options.of(call).text("exclude"));
    List<@Nullable Object> entries = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (String term : Terms.of(call)) {
      Path root = files.find(term, call, "files");
      if (root != null && Files.isDirectory(root)) {
        String shown = term.endsWith("/") ? root + "/" : root.toString();
        walk(root, root, shown, excluded, seen, entries);
      }
    }
    return entries;
  }

  private static @Nullable Pattern excluded(@Nullable String pattern) {
    try {
      return pattern == null ? null : Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new ValueException("'exclude' is no pattern: " + e.getDescription());
    }
  }

  /** Directories first, as they stand before what is in them. */
  private static void walk(
      Path root,
      Path directory,
      String shown,
      @Nullable Pattern excluded,
      Set<String> seen,
      List<@Nullable Object> entries) {
    List<Path> below = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    try (Stream<Path> all = Files.list(directory)) {
      all.sorted().forEach(path -> (Files.isDirectory(path) ? below : others).add(path));
    } catch (IOException e) {
      throw new ValueException(
          "the lookup '%s' cannot list %s: %s".formatted(NAME, directory, Reasons.of(e)));
    }
    for (List<Path> some : List.of(below, others)) {
      for (Path path : some) {
        boolean left =
            excluded != null && excluded.matcher(path.getFileName().toString()).lookingAt();
        if (!left && seen.add(root.relativize(path).toString())) {
          Map<String, @Nullable Object> entry = entry(root, path, shown);
          if (entry != null) {
            entries.add(entry);
          }
        }
      }
    }
    for (Path path : below) {
      if (!Files.isSymbolicLink(path)) {
        walk(root, path, shown, excluded, seen, entries);
      }
    }
  }

  /** Null for what is neither file, directory nor link. */
  private static @Nullable Map<String, @Nullable Object> entry(Path root, Path path, String shown) {
    try {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      String name = root.relativize(path).toString();
      entry.put("root", shown);
      entry.put("path", name);
      if (Files.isSymbolicLink(path)) {
        entry.put("state", "link");
        entry.put("src", Files.readSymbolicLink(path).toString());
      } else if (Files.isDirectory(path)) {
        entry.put("state", "directory");
      } else if (Files.isRegularFile(path)) {
        entry.put("state", "file");
        entry.put("src", shown + (shown.endsWith("/") ? "" : "/") + name);
      } else {
        return null;
      }
      Map<String, Object> have = Files.readAttributes(path, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      entry.put("uid", number(have, "uid"));
      entry.put("gid", number(have, "gid"));
      entry.put("owner", String.valueOf(have.get("owner")));
      entry.put("group", String.valueOf(have.get("group")));
      entry.put("mode", "0%03o".formatted(number(have, "mode") & 07777));
      entry.put("size", number(have, "size"));
      entry.put("mtime", seconds(have.get("lastModifiedTime")));
      entry.put("ctime", seconds(have.get("ctime")));
      return entry;
    } catch (IOException e) {
      throw new ValueException(
          "the lookup '%s' cannot look at %s: %s".formatted(NAME, path, Reasons.of(e)));
    }
  }

  private static long number(Map<String, Object> have, String name) {
    return have.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static double seconds(@Nullable Object time) {
    return time instanceof FileTime moment ? moment.to(TimeUnit.NANOSECONDS) / 1e9 : 0;
  }
}
