package weir.differential;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that runs playbooks, and in which environment. */
record Contestant(String name, List<String> command, Map<String, String> environment) {
  private static final long SECONDS = 120;

  /** How one run ended. */
  record Ran(int exit, String stdout, String stderr) {}

  /** The real one. */
  static Contestant ansible() {
    return ansible("ansible-playbook");
  }

  /** A program of it. Colours, guesses about interpreters and deprecations are switched off. */
  static Contestant ansible(String program) {
    return new Contestant(
        "ansible",
        List.of(program),
        Map.ofEntries(
            Map.entry("ANSIBLE_JINJA2_NATIVE", "True"),
            Map.entry("ANSIBLE_NOCOLOR", "1"),
            Map.entry("ANSIBLE_NOCOWS", "1"),
            Map.entry("ANSIBLE_PIPELINING", "True"),
            Map.entry("ANSIBLE_SSH_USETTY", "False"),
            Map.entry("ANSIBLE_PYTHON_INTERPRETER", "/usr/bin/python3"),
            Map.entry("ANSIBLE_DEPRECATION_WARNINGS", "False"),
            Map.entry("ANSIBLE_LOCALHOST_WARNING", "False"),
            Map.entry("LC_ALL", "C.UTF-8")));
  }

  /** Ours. */
  static Contestant weir() {
    return weir("run");
  }

  /** A command of ours, from the classes just built. */
  static Contestant weir(String command) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new Contestant(
        "weir",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            "weir.cli.Main",
            command),
        Map.of("NO_COLOR", "1", "LC_ALL", "C.UTF-8"));
  }

  /** Runs with these arguments in a directory. */
  Ran run(Path directory, List<String> arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(command);
    words.addAll(arguments);
    Path out = Files.createTempFile("weir-differential", ".out");
    Path err = Files.createTempFile("weir-differential", ".err");
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("ANSIBLE_"));
    builder.environment().putAll(environment);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectOutput(out.toFile());
    builder.redirectError(err.toFile());
    try {
      Process process = builder.start();
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("%s took longer than %d s".formatted(words, SECONDS));
      }
      return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
