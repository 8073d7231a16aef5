package weir.cli;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import weir.connection.Target;
import weir.connection.ssh.SshConnector;
import weir.connection.ssh.UnknownHost;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/** Asks about unknown host keys once, before a run, and never in the middle of it. */
final class HostKeys {
  private static final int MOST_ROUNDS = 5;
  private final SshConnector ssh;
  private final PrintWriter err;
  private final boolean accept;

  HostKeys(SshConnector ssh, PrintWriter err, boolean accept) {
    this.ssh = ssh;
    this.err = err;
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
      if (unknown.isEmpty() || !trusted(unknown)) {
        return;
      }
    }
  }

  private boolean trusted(List<UnknownHost> unknown) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return false;
    }
    err.println("The keys of these hosts are not known:");
    for (UnknownHost host : unknown) {
      err.println(
          "  %-24s %-20s %s"
              .formatted(String.join(", ", host.names()), host.type(), host.fingerprint()));
    }
    err.flush();
    String answer = console.readLine("Trust them from now on? [yes/no] ");
    if (answer == null || !answer.strip().toLowerCase(Locale.ROOT).matches("y|yes")) {
      return false;
    }
    try {
      ssh.trust(unknown);
      return true;
    } catch (IOException e) {
      throw new DiagnosticException(
          Diagnostic.error("cannot write the known hosts", null).withDetail(e.getMessage()));
    }
  }
}
