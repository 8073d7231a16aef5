package weir.connection.ssh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads known_hosts files once and appends to them. */
final class KnownHostsFiles {
  private final Map<Path, List<KnownHostsLine>> read = new HashMap<>();

  /** All lines of these files. A file that does not exist has none. */
  synchronized KnownHosts load(List<Path> files) throws IOException {
    List<KnownHostsLine> lines = new ArrayList<>();
    for (Path file : files) {
      List<KnownHostsLine> known = read.get(file);
      if (known == null) {
        known = read(file);
        read.put(file, known);
      }
      lines.addAll(known);
    }
    return new KnownHosts(lines);
  }

  private static List<KnownHostsLine> read(Path file) throws IOException {
    List<KnownHostsLine> lines = new ArrayList<>();
    try {
      int number = 0;
      for (String text : Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1)) {
        KnownHostsLine line = KnownHostsLine.parse(text, file + ":" + ++number);
        if (line != null) {
          lines.add(line);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return lines;
  }

  /** Appends lines in one write under a lock, so that no other writer's lines are lost or torn. */
  synchronized void append(Path file, List<String> lines) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory != null && !Files.exists(directory)) {
      Files.createDirectories(directory, mode("rwx------"));
    }
    if (!Files.exists(file)) {
      try {
        Files.createFile(file, mode("rw-------"));
      } catch (FileAlreadyExistsException e) {
        // Another process was faster.
      }
    }
    if (!Files.isRegularFile(file)) {
      return;
    }
    read.remove(file);
    // Appending, because ssh itself appends without asking for a lock.
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.APPEND);
        FileLock _ = channel.lock()) {
      List<String> present = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
      List<String> missing = lines.stream().filter(line -> !present.contains(line)).toList();
      if (missing.isEmpty()) {
        return;
      }
      String text = (endsOpen(file) ? "\n" : "") + String.join("\n", missing) + "\n";
      var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static FileAttribute<?> mode(String permissions) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
  }

  private static boolean endsOpen(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var last = ByteBuffer.allocate(1);
      return channel.size() > 0
          && channel.read(last, channel.size() - 1) == 1
          && last.get(0) != '\n';
    }
  }
}
