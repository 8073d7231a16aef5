package weir.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import weir.module.Answer;
import weir.module.Began;
import weir.module.LocalShell;
import weir.module.Script;

/** A host's journal in a directory of its own, and the journal's scripts under one shell. */
final class Rig {
  static final String ME = "me@here";
  private final LocalShell shell;
  private final Path directory;
  private String functions = "id() { echo 1000; }\n";

  Rig(LocalShell shell, Path directory) {
    this.shell = shell;
    this.directory = directory;
  }

  /** Puts a function in the place of a program for the scripts to come. */
  void replace(String program, String body) {
    functions += "%s() { %s; }%n".formatted(program, body);
  }

  /** Gives a variable to the scripts to come. */
  void set(String variable, String value) {
    functions += "%s='%s'%n".formatted(variable, value.replace("'", "'\\''"));
  }

  /** Runs a script of the journal; those who look for the journal themselves find this one. */
  Answer run(String name, String input, String... args) {
    boolean based = List.of("begin", "look", "seek", "watch", "history").contains(name);
    String file = "journal/%s.sh".formatted(name);
    Script script = based ? Script.of("journal/base.sh", file) : Script.of(file);
    String text = "XDG_STATE_HOME=%s%n%s%s".formatted(directory, functions, script.text());
    return shell.run(new Script(name, text), List.of(args), input.getBytes(StandardCharsets.UTF_8));
  }

  /** The first line of what a script that ends well prints. */
  String line(String name, String... args) {
    Answer answer = run(name, "", args);
    if (answer.status() != 0 || !answer.err().isEmpty()) {
      throw new AssertionError(name + ": " + answer);
    }
    return answer.out().lines().findFirst().orElse("");
  }

  String base() {
    return directory.resolve("weir").toString();
  }

  Path path(String name) {
    return Path.of(base(), name);
  }

  void write(String name, String text) {
    try {
      Files.createDirectories(path(name).getParent());
      Files.writeString(path(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String name) {
    try {
      return Files.readString(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean exists(String name) {
    return Files.exists(path(name));
  }

  List<String> names(String name) {
    try (Stream<Path> files = Files.list(path(name))) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a run's directory, as its beginning would. */
  void open(String run) {
    write("runs/%s/about".formatted(run), "begun=then\nowner=%s\ncommand=weir run\n".formatted(ME));
    write("runs/%s/journal".formatted(run), "");
    write("runs/%s/kept/.keep".formatted(run), "");
    write("pending/.keep", "");
  }

  /** A run has the lease of a number since so many seconds. */
  void lease(int number, String run, long age, String state, String key) {
    String words = "%s %s %d %s %s %s".formatted(run, boot(), uptime() - age, state, key, ME);
    write("lease." + number, "%-160.160s\n".formatted(words));
  }

  static String boot() {
    return text("/proc/sys/kernel/random/boot_id");
  }

  static long uptime() {
    return (long) Double.parseDouble(text("/proc/uptime").split(" ", 2)[0]);
  }

  /** The key of a process that lives as long as the tests. */
  static String living() {
    return ProcessHandle.current().pid() + ":" + Began.here();
  }

  /** The key of one that has ended. */
  static String ended() {
    return ProcessHandle.current().pid() + ":1";
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
