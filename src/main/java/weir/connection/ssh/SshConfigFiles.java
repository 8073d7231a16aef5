package weir.connection.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether ssh_config says anything about a host that Weir would have to heed. Asking {@code ssh -G}
 * costs some 10 ms a host, and most people's files say nothing. In doubt the answer is yes.
 */
final class SshConfigFiles {
  private static final Set<String> HARMLESS =
      Set.of(
          "addkeystoagent",
          "casignaturealgorithms",
          "checkhostip",
          "ciphers",
          "compression",
          "controlmaster",
          "controlpath",
          "controlpersist",
          "forwardx11",
          "forwardx11trusted",
          "gssapiauthentication",
          "gssapidelegatecredentials",
          "gssapikexalgorithms",
          "gssapikeyexchange",
          "hashknownhosts",
          "hostkeyalgorithms",
          "kexalgorithms",
          "loglevel",
          "macs",
          "pubkeyacceptedalgorithms",
          "pubkeyacceptedkeytypes",
          "requiredrsasize",
          "sendenv",
          "updatehostkeys",
          "visualhostkey");

  /** One section. An empty list of patterns stands for a condition nobody but ssh can judge. */
  private record Section(List<String> patterns) {
    boolean appliesTo(String host) {
      boolean found = patterns.isEmpty();
      for (String pattern : patterns) {
        if (pattern.startsWith("!")) {
          if (Wildcard.matches(pattern.substring(1), host)) {
            return false;
          }
        } else {
          found |= Wildcard.matches(pattern, host);
        }
      }
      return found;
    }
  }

  private final List<Section> sections = new ArrayList<>();
  private final Path userDirectory;
  private final Path systemDirectory;

  SshConfigFiles(Path userDirectory, Path systemDirectory) {
    this.userDirectory = userDirectory;
    this.systemDirectory = systemDirectory;
    read(userDirectory.resolve("config"), userDirectory, List.of("*"), 0);
    read(systemDirectory.resolve("ssh_config"), systemDirectory, List.of("*"), 0);
  }

  /** Whether a section with anything of consequence may apply to the host. */
  boolean matterFor(String host) {
    return sections.stream().anyMatch(section -> section.appliesTo(host));
  }

  private void read(Path file, Path directory, List<String> outer, int depth) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      sections.add(new Section(List.of()));
      return;
    }
    List<String> patterns = outer;
    for (String line : lines) {
      String[] words =
          line.strip().replaceFirst("\\s*=\\s*", " ").replace("\"", "").split("\\s+", -1);
      String keyword = words[0].toLowerCase(Locale.ROOT);
      List<String> rest = List.of(words).subList(1, words.length);
      if (keyword.isEmpty() || keyword.startsWith("#") || HARMLESS.contains(keyword)) {
        continue;
      }
      switch (keyword) {
        case "host" -> patterns = rest;
        case "match" ->
            patterns =
                rest.equals(List.of("all")) || rest.equals(List.of("final", "all"))
                    ? List.of("*")
                    : List.of();
        case "include" -> include(rest, directory, patterns, depth);
        default -> sections.add(new Section(patterns));
      }
    }
  }

  private void include(List<String> globs, Path directory, List<String> patterns, int depth) {
    for (String glob : globs) {
      Path path =
          glob.startsWith("~/") ? home().resolve(glob.substring(2)) : directory.resolve(glob);
      Path parent = path.getParent();
      if (depth > 8 || parent == null || parent.toString().contains("*")) {
        sections.add(new Section(List.of()));
        return;
      }
      try (DirectoryStream<Path> found =
          Files.newDirectoryStream(parent, path.getFileName().toString())) {
        found.forEach(file -> read(file, directory, patterns, depth + 1));
      } catch (NoSuchFileException e) {
        // Nothing to include.
      } catch (IOException e) {
        sections.add(new Section(List.of()));
      }
    }
  }

  private Path home() {
    Path parent = userDirectory.getParent();
    return parent == null ? systemDirectory : parent;
  }
}
