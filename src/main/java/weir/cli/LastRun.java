package weir.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.modules.Json;

/**
 * What {@code weir retry} needs to know of a run. Values of {@code -e} are not among it, for they
 * may be secrets.
 *
 * @param directory where the run was started
 * @param playbooks as they were named, each with the SHA-256 of what it was, "" when unreadable
 * @param words the options, without {@code -e} with values and without {@code --limit}
 * @param withheld names of the variables whose values are not kept
 * @param limit the run's {@code --limit}
 * @param process the run's process
 * @param ended false while it runs, and for ever when it was cut off
 * @param hosts those that failed or were not reached
 */
record LastRun(
    Path directory,
    Map<String, String> playbooks,
    List<String> words,
    List<String> withheld,
    @Nullable String limit,
    Instant started,
    long process,
    boolean ended,
    List<String> hosts) {
  /** Its file's name. */
  static final String FILE = "last-run.json";

  /** A run that begins now. */
  static LastRun begun(
      List<Path> playbooks, List<String> words, List<String> withheld, @Nullable String limit) {
    Map<String, String> digests = new LinkedHashMap<>();
    playbooks.forEach(file -> digests.put(file.toString(), digest(file)));
    return new LastRun(
        Path.of("").toAbsolutePath(),
        digests,
        words,
        withheld,
        limit,
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        ProcessHandle.current().pid(),
        false,
        List.of());
  }

  /** The same, ended. */
  LastRun ended(List<String> left) {
    return new LastRun(directory, playbooks, words, withheld, limit, started, process, true, left);
  }

  /** The SHA-256 of a file; "" when it cannot be read. */
  static String digest(Path file) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(sum);
    } catch (IOException _) {
      return "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("No SHA-256. This is a bug in Weir.", e);
    }
  }

  String text() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("directory", directory.toString());
    fields.put("playbooks", playbooks);
    fields.put("words", words);
    fields.put("withheld", withheld);
    fields.put("limit", limit);
    fields.put("started", started.toString());
    fields.put("process", process);
    fields.put("ended", ended);
    fields.put("hosts", hosts);
    return Json.write(fields) + "\n";
  }

  /** Throws IllegalArgumentException for what {@link #text} has not written. */
  static LastRun read(String text) {
    try {
      if (Json.read(text) instanceof Map<?, ?> fields
          && fields.get("playbooks") instanceof Map<?, ?> files
          && fields.get("process") instanceof Long process) {
        Map<String, String> playbooks = new LinkedHashMap<>();
        files.forEach(
            (name, digest) -> playbooks.put(String.valueOf(name), String.valueOf(digest)));
        return new LastRun(
            Path.of(String.valueOf(fields.get("directory"))),
            playbooks,
            strings(fields.get("words")),
            strings(fields.get("withheld")),
            fields.get("limit") instanceof String limit ? limit : null,
            Instant.parse(String.valueOf(fields.get("started"))),
            process,
            Boolean.TRUE.equals(fields.get("ended")),
            strings(fields.get("hosts")));
      }
    } catch (Json.NotJson | DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
    throw new IllegalArgumentException("fields are missing");
  }

  private static List<String> strings(@Nullable Object value) {
    List<String> strings = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(each -> strings.add(String.valueOf(each)));
    }
    return strings;
  }
}
