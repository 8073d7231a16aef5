package weir.executor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import weir.module.Content;
import weir.module.ModuleFailure;
import weir.module.Source;
import weir.source.SourceFile;
import weir.template.Template;

/**
 * Files of the control machine, each read and parsed once for all hosts. Safe to share by threads.
 */
final class ControllerFiles {
  private final Map<Stamp, Content> contents = new ConcurrentHashMap<>();
  private final Map<Cut, Template> templates = new ConcurrentHashMap<>();

  /** A template at a moment, and how it is cut up. */
  private record Cut(Stamp stamp, Map<String, String> settings) {}

  /** A file at a moment. */
  private record Stamp(Path path, FileTime modified, long size) {

    static Stamp of(Path path) {
      try {
        return new Stamp(path, Files.getLastModifiedTime(path), Files.size(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * A file, or a directory with all below it, under its full path.
   *
   * @param name as the task wrote it; a slash at its end stays
   */
  Source source(String name, Path path) {
    String full = path.toAbsolutePath().normalize().toString();
    if (!Files.isDirectory(path)) {
      return new Source(full, false, List.of(new Source.Item("", content(path), mode(path))));
    }
    List<Source.Item> items = new ArrayList<>();
    try (Stream<Path> below = Files.walk(path)) {
      below
          .filter(each -> !each.equals(path))
          .sorted()
          .forEach(each ->
              items.add(
                  new Source.Item(
                      path.relativize(each).toString(),
                      Files.isDirectory(each) ? null : content(each),
                      mode(each))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Source(name.endsWith("/") ? full + "/" : full, true, items);
  }

  /** A file's content. */
  Content content(Path path) {
    return contents.computeIfAbsent(Stamp.of(path), stamp -> new DiskContent(stamp.path()));
  }

  /** A template file, cut up in the usual way but for these settings. */
  Template template(Path path, Map<String, String> settings) {
    return templates.computeIfAbsent(new Cut(Stamp.of(path), settings), _ -> read(path, settings));
  }

  private static Template read(Path path, Map<String, String> settings) {
    try {
      return Template.file(new SourceFile(path.toString(), Files.readString(path)), settings);
    } catch (CharacterCodingException e) {
      throw new ModuleFailure("%s is not UTF-8 text".formatted(path));
    } catch (IOException e) {
      throw new ModuleFailure("cannot read %s: %s".formatted(path, e.getMessage()));
    }
  }

  /** A text file's content. */
  static String text(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new ModuleFailure("cannot read %s: %s".formatted(path, e.getMessage()));
    }
  }

  private static int mode(Path path) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      int mode = 0;
      for (PosixFilePermission permission : permissions) {
        mode |= bit(permission);
      }
      return mode;
    } catch (UnsupportedOperationException | IOException e) {
      return Files.isDirectory(path) ? 0755 : 0644;
    }
  }

  private static int bit(PosixFilePermission permission) {
    return switch (permission) {
      case OWNER_READ -> 0400;
      case OWNER_WRITE -> 0200;
      case OWNER_EXECUTE -> 0100;
      case GROUP_READ -> 0040;
      case GROUP_WRITE -> 0020;
      case GROUP_EXECUTE -> 0010;
      case OTHERS_READ -> 0004;
      case OTHERS_WRITE -> 0002;
      case OTHERS_EXECUTE -> 0001;
    };
  }
}
