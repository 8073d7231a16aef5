package weir.connection.ssh;

import java.util.ArrayList;
import java.util.List;

/**
 * What all known_hosts files together say. A revocation wins over every other line, and a key of a
 * type not known for a host with known keys is a changed key, not an unknown host.
 */
record KnownHosts(List<KnownHostsLine> lines) {

  /** What is to be thought of a host that showed a key. */
  sealed interface Verdict {
    /** A line has this host with this key. */
    record Trusted() implements Verdict {}

    /** No line has this host. The flag: a certificate authority's line has it. */
    record Unknown(boolean authority) implements Verdict {}

    /** Lines have this host, with other keys. */
    record Changed(List<KnownHostsLine> known) implements Verdict {}

    /** A line says that this key must not be used. */
    record Revoked(KnownHostsLine line) implements Verdict {}
  }

  /** Keeps a copy. */
  KnownHosts {
    lines = List.copyOf(lines);
  }

  /** A host's name as known_hosts writes it. */
  static String name(String host, int port) {
    return port == 22 ? host : "[" + host + "]:" + port;
  }

  Verdict judge(String host, int port, HostKey key) {
    for (KnownHostsLine line : lines) {
      if (line.mark() == KnownHostsLine.Mark.REVOKED
          && line.key().equals(key)
          && (line.names(name(host, port)) || line.names(host))) {
        return new Verdict.Revoked(line);
      }
    }
    List<KnownHostsLine> known = known(host, port);
    if (known.stream().anyMatch(line -> line.key().equals(key))) {
      return new Verdict.Trusted();
    }
    if (known.isEmpty()) {
      // Like OpenSSH: a key known for the host without a port serves its other ports too.
      return trusting(host).stream().anyMatch(line -> line.key().equals(key))
          ? new Verdict.Trusted()
          : new Verdict.Unknown(hasAuthority(host, port));
    }
    return new Verdict.Changed(known);
  }

  /** The trusting lines of a host. */
  List<KnownHostsLine> known(String host, int port) {
    return trusting(name(host, port));
  }

  private List<KnownHostsLine> trusting(String name) {
    return lines.stream()
        .filter(line -> line.mark() == KnownHostsLine.Mark.TRUSTED && line.names(name))
        .toList();
  }

  private boolean hasAuthority(String host, int port) {
    return lines.stream()
        .anyMatch(line ->
            line.mark() == KnownHostsLine.Mark.CERT_AUTHORITY && line.names(name(host, port)));
  }

  /** The key algorithms to prefer for a host, so that it shows a key that is known. */
  List<String> algorithms(String host, int port) {
    List<String> names = new ArrayList<>();
    List<KnownHostsLine> known = known(host, port);
    for (KnownHostsLine line : known.isEmpty() ? trusting(host) : known) {
      switch (line.key().type()) {
        case "ssh-rsa" -> names.addAll(List.of("rsa-sha2-512", "rsa-sha2-256"));
        default -> names.add(line.key().type());
      }
    }
    return names.stream().distinct().toList();
  }
}
