package weir.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command; its call gives the exit code. */
abstract class WeirCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  /** What picocli knows of it. */
  CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("No picocli spec. This is a bug in Weir.");
    }
    return spec;
  }

  /** Where its mistakes are told. */
  PrintWriter err() {
    return spec().commandLine().getErr();
  }
}
