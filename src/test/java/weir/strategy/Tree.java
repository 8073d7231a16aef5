package weir.strategy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Directories, as far as tests compare them. */
final class Tree {
  private Tree() {}

  /** What files below a directory hold, and which directories there are. */
  static Map<String, String> of(Path root) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> below = Files.walk(root)) {
      for (Path path : below.toList()) {
        String name = root.relativize(path).toString();
        all.put(name, Files.isDirectory(path) ? "/" : Files.readString(path));
      }
    }
    return all;
  }

  static void remove(Path root) throws IOException {
    if (Files.exists(root)) {
      List<Path> all;
      try (Stream<Path> below = Files.walk(root)) {
        all = below.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : all) {
        Files.delete(path);
      }
    }
  }
}
