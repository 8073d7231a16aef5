package weir.cli;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import weir.connection.Target;
import weir.connection.ssh.SshConnector;
import weir.connection.ssh.UnknownHost;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/** Asks about unknown host keys once, before a run, and never in the middle of it. */
final class HostKeys {
  private static final int MOST_ROUNDS = 5;
  private final SshConnector ssh;
  private final Ask ask;
  private final boolean accept;

  HostKeys(SshConnector ssh, Ask ask, boolean accept) {
    this.ssh = ssh;
    this.ask = ask;
    this.accept = accept;
  }

  /** Lets the user trust what is not known yet; unanswered, those hosts will be refused. */
  void settle(Collection<Target> targets) {
    if (accept) {
      return;
    }
    // A host behind an unknown jump host shows its key only when that one is trusted.
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<UnknownHost> unknown = ssh.unknownHosts(targets);
      if (unknown.isEmpty() || !ask.trusts(unknown)) {
        return;
      }
      try {
        ssh.trust(unknown);
      } catch (IOException e) {
        throw new DiagnosticException(
            Diagnostic.error("cannot write the known hosts", null).withDetail(e.getMessage()));
      }
    }
  }
}
