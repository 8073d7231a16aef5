package weir.cli;

/** The entry point of the {@code weir} command. */
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(0);
  }
}
