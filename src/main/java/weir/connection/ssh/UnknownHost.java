package weir.connection.ssh;

import java.nio.file.Path;
import java.util.List;

/**
 * A host whose key is not known yet.
 *
 * @param names the inventory's names of it
 * @param host as known_hosts names it
 * @param type of the key: {@code ssh-ed25519} and so on
 * @param fingerprint {@code SHA256:...}
 * @param line what trusting it appends to known_hosts
 * @param file where
 */
public record UnknownHost(
    List<String> names, String host, String type, String fingerprint, String line, Path file) {

  /** Keeps a copy. */
  public UnknownHost {
    names = List.copyOf(names);
  }
}
