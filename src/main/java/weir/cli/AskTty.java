package weir.cli;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.connection.Answer;
import weir.connection.CommandRunner;

/** The controlling terminal of this process. */
final class AskTty implements Ask.Terminal {
  private static final Path DEVICE = Path.of("/dev/tty");
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private final CommandRunner commands;

  AskTty(CommandRunner commands) {
    this.commands = commands;
  }

  @Override
  public boolean present() {
    try (InputStream in = new FileInputStream(DEVICE.toFile())) {
      return in.available() >= 0;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public @Nullable String answer(String question, boolean hidden) {
    try (InputStream in = new FileInputStream(DEVICE.toFile());
        OutputStream out = new FileOutputStream(DEVICE.toFile())) {
      if (!hidden) {
        show(question, out);
        return line(in);
      }
      String before = stty("-g");
      if (before == null) {
        return null;
      }
      Thread restore = new Thread(() -> stty(before));
      Runtime.getRuntime().addShutdownHook(restore);
      try {
        if (stty("-echo") == null) {
          return null;
        }
        show(question, out);
        String answer = line(in);
        show("\n", out);
        return answer;
      } finally {
        stty(before);
        forget(restore);
      }
    } catch (IOException _) {
      return null;
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is ending, and the hook runs.
    }
  }

  /** What stty prints, null when it cannot do this. */
  private @Nullable String stty(String argument) {
    try {
      Answer answer =
          commands.run(List.of("/bin/sh", "-c", "stty \"$1\" < /dev/tty", "sh", argument), LIMIT);
      return answer.status() == 0 ? answer.stdout().strip() : null;
    } catch (IOException _) {
      return null;
    }
  }

  private static void show(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static @Nullable String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
