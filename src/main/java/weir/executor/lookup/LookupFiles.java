package weir.executor.lookup;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.inventory.Decryptor;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.template.LookupCall;
import weir.template.Variables;
import weir.template.value.ValueException;

/** Finds and reads the files that lookups name. */
final class LookupFiles {
  private static final String SEARCH_PATH = "ansible_search_path";
  private final Path home;
  private final Decryptor vault;

  LookupFiles(Path home, Decryptor vault) {
    this.home = home;
    this.vault = vault;
  }

  /**
   * Where files may be, the first choice first: what {@code ansible_search_path} says, else the
   * role's directories; the playbook's directory comes last.
   */
  List<Path> bases(LookupCall call) {
    Set<Path> bases = new LinkedHashSet<>();
    if (value(call, SEARCH_PATH) instanceof List<?> several) {
      several.forEach(each -> bases.add(Path.of(String.valueOf(each))));
    } else if (value(call, "role_path") instanceof String role) {
      bases.add(Path.of(role));
      bases.add(Path.of(role, "tasks"));
    }
    bases.add(playbookDirectory(call));
    return List.copyOf(bases);
  }

  /** The playbook's directory, where commands are run and passwords are kept. */
  Path playbookDirectory(LookupCall call) {
    Object directory = value(call, "playbook_dir");
    return Path.of(directory == null ? "" : directory.toString()).toAbsolutePath();
  }

  /**
   * The first that exists of a file or directory of this name, null when there is none.
   *
   * @param folders tried below each base before the base itself
   */
  @Nullable Path find(String name, LookupCall call, String... folders) {
    for (Path candidate : candidates(name, call, folders)) {
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  /** The text of a file that has to be there. */
  SourceFile read(String lookup, String name, LookupCall call, String folder) {
    Path path = find(name, call, folder);
    if (path == null) {
      throw new ValueException(
          "could not locate file in lookup: %s. Searched: %s"
              .formatted(name, String.join(", ", texts(candidates(name, call, folder)))));
    }
    return read(lookup, path);
  }

  /** The text of a file, decrypted if it is a vault. */
  SourceFile read(String lookup, Path path) {
    try {
      return vault.decrypt(new SourceFile(path.toString(), Files.readString(path)));
    } catch (CharacterCodingException _) {
      throw new ValueException(
          "the lookup '%s' read %s, which is not UTF-8 text".formatted(lookup, path));
    } catch (IOException e) {
      throw new ValueException(
          "the lookup '%s' cannot read %s: %s".formatted(lookup, path, Reasons.of(e)));
    } catch (DiagnosticException e) {
      throw new ValueException("%s: %s".formatted(path, e.getMessage()));
    }
  }

  /** A path as it was written, from a base if it is relative. */
  Path path(String text, Path base) {
    try {
      boolean below = text.equals("~") || text.startsWith("~/");
      return below ? Path.of(home + text.substring(1)) : base.resolve(text).normalize();
    } catch (InvalidPathException e) {
      throw new ValueException("'%s' cannot be a path: %s".formatted(text, e.getReason()));
    }
  }

  private List<Path> candidates(String name, LookupCall call, String... folders) {
    if (name.startsWith("/") || name.startsWith("~")) {
      return List.of(path(name, home));
    }
    List<Path> candidates = new ArrayList<>();
    for (Path base : bases(call)) {
      for (String folder : folders) {
        if (!name.startsWith(folder + "/")) {
          candidates.add(path(name, base.resolve(folder)));
        }
      }
      candidates.add(path(name, base));
    }
    return candidates;
  }

  private static @Nullable Object value(LookupCall call, String name) {
    Object raw = call.variables().get(name);
    return raw == Variables.ABSENT ? null : call.engine().evaluate(raw, call.variables());
  }

  private static List<String> texts(List<Path> paths) {
    return paths.stream().map(Path::toString).toList();
  }
}
