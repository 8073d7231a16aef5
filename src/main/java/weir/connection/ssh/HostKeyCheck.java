package weir.connection.ssh;

import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Collectors;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;

/** Judges the key a server shows. Remembers the reason of a refusal, which sshj would lose. */
final class HostKeyCheck implements HostKeyVerifier {
  private final HostSettings host;
  private final KnownHosts known;
  private final KnownHostsFiles files;
  private volatile @Nullable ConnectionException refusal;
  private volatile @Nullable HostKey shown;

  HostKeyCheck(HostSettings host, KnownHostsFiles files) throws ConnectionException {
    this.host = host;
    this.files = files;
    try {
      this.known = files.load(host.knownHosts());
    } catch (IOException e) {
      throw refusal("The known hosts cannot be read: " + e.getMessage() + ".");
    }
  }

  /** Why the key was refused, null while it was not. */
  @Nullable ConnectionException refusal() {
    return refusal;
  }

  /** The key the server showed, null before it did. */
  @Nullable HostKey shown() {
    return shown;
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey publicKey) {
    HostKey key = HostKey.of(publicKey);
    if (key.equals(shown) && refusal == null) {
      // The keys of the connection are renewed now and then.
      return true;
    }
    shown = key;
    refusal =
        switch (known.judge(host.keyName(), host.port(), key)) {
          case KnownHosts.Verdict.Trusted() -> null;
          case KnownHosts.Verdict.Revoked(var line) ->
              refusal("The host key " + key + " is revoked by " + line.place() + ".");
          case KnownHosts.Verdict.Changed(var lines) ->
              host.policy() == HostKeyPolicy.OFF ? null : changed(key, lines);
          case KnownHosts.Verdict.Unknown(boolean authority) ->
              switch (host.policy()) {
                case OFF -> null;
                case ACCEPT_NEW -> writeDown(key);
                case STRICT, ASK -> unknown(key, authority);
              };
        };
    return refusal == null;
  }

  private @Nullable ConnectionException writeDown(HostKey key) {
    try {
      files.append(host.knownHosts().getFirst(), List.of(line(key)));
      return null;
    } catch (IOException e) {
      return refusal("The new host key cannot be written down: " + e.getMessage() + ".");
    }
  }

  /** The known_hosts line for the host and a key. */
  String line(HostKey key) {
    return KnownHosts.name(host.keyName(), host.port()) + " " + key.line();
  }

  private ConnectionException changed(HostKey key, List<KnownHostsLine> lines) {
    String old =
        lines.stream()
            .map(line -> line.key() + " (" + line.place() + ")")
            .collect(Collectors.joining(", "));
    return refusal(
        "The host key has changed. It is now "
            + key
            + ", known is "
            + old
            + ". Somebody may be listening in. If the host was set up anew, remove the old key: "
            + "ssh-keygen -R '"
            + KnownHosts.name(host.keyName(), host.port())
            + "'.");
  }

  private ConnectionException unknown(HostKey key, boolean authority) {
    String why =
        authority
            ? "Only a certificate authority is known for it, and Weir verifies no host certificates. "
            : "";
    return refusal(
        "The host key "
            + key
            + " is not known. "
            + why
            + "Compare the fingerprint, then connect once with ssh or use --accept-new-host-keys.");
  }

  private ConnectionException refusal(String message) {
    return new ConnectionException(
        ConnectionException.Kind.HOST_KEY,
        KnownHosts.name(host.keyName(), host.port()) + ": " + message);
  }

  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    return known.algorithms(host.keyName(), host.port());
  }
}
