package weir.module;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks what stands at some paths, in one probe. A leading {@code ~} is the home directory on the
 * host; the states carry the path it became.
 *
 * @param textLimit files up to this many bytes are read, where content is wanted
 */
public record FileProbe(List<Item> items, long textLimit) {
  /** How many bytes of a file are worth fetching to show a difference. */
  public static final long DIFF_LIMIT = 100_000;

  static final Script SCRIPT = Script.of("module/describe.sh", "module/stat.sh");

  /** Keeps a copy. */
  public FileProbe {
    items = List.copyOf(items);
  }

  /**
   * One path to look at.
   *
   * @param follow whether to look at what a link points to, under that path
   * @param checksum whether a file is summed
   * @param content whether a file is read
   * @param known a checksum whose content is not worth reading, or ""
   */
  public record Item(String path, boolean follow, boolean checksum, boolean content, String known) {

    /** Refuses what no path on a host should be. */
    public Item {
      if (path.isEmpty() || path.indexOf('\n') >= 0 || path.indexOf('\0') >= 0) {
        throw new ModuleFailure(
            path.isEmpty() ? "a path is empty" : "a path must not hold a line break");
      }
    }

    private List<String> args() {
      String how = (follow ? "f" : "") + (checksum ? "s" : "") + (content ? "t" : "");
      return List.of(how, known, path);
    }
  }

  /** Kind, owner and mode of these; links themselves, not what they point to. */
  public static FileProbe of(String... paths) {
    return of(List.of(paths));
  }

  /** Kind, owner and mode of these; links themselves, not what they point to. */
  public static FileProbe of(List<String> paths) {
    return new FileProbe(
        paths.stream().map(path -> new Item(path, false, false, false, "")).toList(), -1);
  }

  /** The same, but what links point to. */
  public FileProbe following() {
    return each(item -> new Item(item.path, true, item.checksum, item.content, item.known));
  }

  /** The same with the checksum of files. */
  public FileProbe withChecksum() {
    return each(item -> new Item(item.path, item.follow, true, item.content, item.known));
  }

  /** The same with checksum, and content of files up to this many bytes. */
  public FileProbe withText(long bytes) {
    return withTextUnless("", bytes);
  }

  /** The same with checksum, and content of files up to this many bytes that have another one. */
  public FileProbe withTextUnless(String sha1, long bytes) {
    return new FileProbe(
        each(item -> new Item(item.path, item.follow, true, true, sha1)).items, bytes);
  }

  /** These and others. */
  public FileProbe and(FileProbe others) {
    List<Item> all = new ArrayList<>(items);
    all.addAll(others.items);
    return new FileProbe(all, Math.max(textLimit, others.textLimit));
  }

  private FileProbe each(UnaryOperator<Item> change) {
    return new FileProbe(items.stream().map(change).toList(), textLimit);
  }

  /** What to send. */
  public Probe probe() {
    List<String> args = new ArrayList<>();
    args.add(Long.toString(textLimit));
    items.forEach(item -> args.addAll(item.args()));
    return Probe.of(SCRIPT, args);
  }

  /** What stands at each path, in their order. */
  public static List<FileState> parse(Answer answer) {
    List<FileState> states = new ArrayList<>();
    for (Iterator<String> lines = answer.out().lines().iterator(); lines.hasNext(); ) {
      String line = lines.next();
      int equals = line.indexOf('=');
      String value = line.substring(equals + 1);
      switch (line.substring(0, Math.max(equals, 0))) {
        case "path" -> states.add(FileState.absent(value));
        case "stat" -> states.add(stat(states.removeLast().path(), value));
        case "target" -> states.add(states.removeLast().withTarget(value));
        case "sha1" -> states.add(states.removeLast().withContent(value, null));
        case "text" -> states.add(read(states.removeLast(), lines));
        default -> {}
      }
    }
    if (!answer.ok() || states.isEmpty()) {
      throw new ModuleFailure("the host's files cannot be looked at: " + answer.err().strip());
    }
    return states;
  }

  /** What stands at the one path that was asked for. */
  public static FileState parseOne(Answer answer) {
    return parse(answer).getFirst();
  }

  /** What an action says stands at its path now, or null when it says nothing. */
  public static @Nullable FileState parseAfter(String path, Answer answer) {
    String stat = answer.fields().get("stat");
    if (stat == null || stat.isEmpty()) {
      return null;
    }
    FileState state = stat(path, stat);
    String sha1 = answer.fields().get("sha1");
    String target = answer.fields().get("target");
    state = sha1 == null ? state : state.withContent(sha1, null);
    return target == null ? state : state.withTarget(target);
  }

  /** From {@code raw mode:uid:gid:size:mtime:links:device:inode:owner:group}. */
  private static FileState stat(String path, String line) {
    String[] field = line.split(":", -1);
    int raw = Integer.parseInt(field[0], 16);
    return new FileState(
        path,
        switch (raw >> 12) {
          case 4 -> FileState.Kind.DIRECTORY;
          case 8 -> FileState.Kind.FILE;
          case 10 -> FileState.Kind.LINK;
          default -> FileState.Kind.OTHER;
        },
        raw & 07777,
        name(field[8], field[1]),
        name(field[9], field[2]),
        Long.parseLong(field[1]),
        Long.parseLong(field[2]),
        Long.parseLong(field[3]),
        Long.parseLong(field[4]),
        Long.parseLong(field[5]),
        field[6] + ":" + field[7],
        null,
        null,
        null);
  }

  private static String name(String name, String id) {
    return name.isEmpty() || name.equals("UNKNOWN") ? id : name;
  }

  private static FileState read(FileState state, Iterator<String> lines) {
    StringBuilder base64 = new StringBuilder();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      base64.append(line);
    }
    byte[] bytes = Base64.getDecoder().decode(base64.toString());
    return state.withContent(Checksum.sha1(Content.of(bytes)), text(bytes));
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') >= 0 ? null : text;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
