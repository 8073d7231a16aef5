package weir.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import weir.testing.SystemdHost;

/** The place of a contest when it is a host: the inventory that leads there, and its state. */
record OnHost(SystemdHost host, String lookScript) implements Contest.Place {
  private static final String LOCAL = "ansible_connection=local";

  /**
   * Leads every host of the play that was to be this machine there, and makes the directory of the
   * play on it, so that paths mean the same.
   */
  @Override
  public void prepare(Path directory) throws IOException {
    List<String> variables =
        List.of(
            "ansible_host=127.0.0.1",
            "ansible_port=" + host.port(),
            "ansible_user=ubuntu",
            "ansible_ssh_private_key_file=" + host.key(),
            "ansible_ssh_common_args='-o UserKnownHostsFile=%s'".formatted(host.knownHosts()));
    Path inventory = directory.resolve("inventory");
    if (!Files.exists(inventory) && !Files.exists(directory.resolve("inv"))) {
      Files.writeString(inventory, "target " + LOCAL + "\n");
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        List<String> lines = Files.readAllLines(file);
        if (lines.stream().anyMatch(line -> line.contains(LOCAL))) {
          Files.write(file, lines.stream().map(line -> led(line, variables)).toList());
        }
      }
    }
    host.exec("install", "-d", "-o", "ubuntu", "-g", "ubuntu", directory.resolve("out").toString());
  }

  private static String led(String line, List<String> variables) {
    return line.strip().equals(LOCAL)
        ? String.join("\n", variables)
        : line.replace(LOCAL, String.join(" ", variables));
  }

  @Override
  public String state(Path directory) {
    StringBuilder state = new StringBuilder(host.sh(lookScript));
    Path out = directory.resolve("out");
    String list = "cd \"$1\" && find . -printf '%y %m %u:%g %P %l\\n' | sort -k 4";
    for (String line : output("sh", "-c", list, "-", out.toString()).lines().toList()) {
      state.append("out/ ").append(line).append('\n');
      if (line.startsWith("f ")) {
        String name = line.split(" ", -1)[3];
        state.append(Contest.content(name, output("cat", out.resolve(name).toString())));
      }
    }
    // Weir's next run would run the handlers that this one has left; Ansible has forgotten them.
    host.sh("rm -f /var/lib/weir/pending/* /home/ubuntu/.local/state/weir/pending/*");
    return state.toString();
  }

  private String output(String... argv) {
    return host.exec(argv).getStdout();
  }

  @Override
  public String hidden(String text) {
    return text.replace(String.valueOf(host.port()), "<port>")
        .replaceAll("[\\w/]*/weir-hosts\\d+", "<hosts>");
  }
}
