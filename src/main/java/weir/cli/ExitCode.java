package weir.cli;

/** The exit codes, which are Ansible's, and one of our own. */
final class ExitCode {
  /** All is well. */
  static final int OK = 0;

  /** Something about the call or its files is wrong. */
  static final int ERROR = 1;

  /** A host failed, or an option is wrong. */
  static final int FAILED = 2;

  /** A host could not be reached, or a playbook could not be read. */
  static final int UNREACHABLE = 4;

  /** A rollback failed: a host needs a hand. */
  static final int NEEDS_HAND = 6;

  /** Interrupted. */
  static final int INTERRUPTED = 99;

  /** A bug in Weir. */
  static final int UNEXPECTED = 250;

  private ExitCode() {}
}
