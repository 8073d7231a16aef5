package weir.executor.lookup;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.connection.Answer;
import weir.connection.CommandRunner;
import weir.template.LookupCall;
import weir.template.value.ValueException;

/** {@code pipe} and {@code lines}: what a shell command prints. */
final class CommandLookups {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private final CommandRunner commands;
  private final LookupFiles files;

  CommandLookups(CommandRunner commands, LookupFiles files) {
    this.commands = commands;
    this.files = files;
  }

  List<@Nullable Object> pipe(LookupCall call) {
    return Terms.map(call, command -> output("pipe", command, call).stripTrailing());
  }

  List<@Nullable Object> lines(LookupCall call) {
    List<@Nullable Object> lines = new ArrayList<>();
    for (String command : Terms.of(call)) {
      output("lines", command, call).lines().forEach(lines::add);
    }
    return lines;
  }

  private String output(String lookup, String command, LookupCall call) {
    String directory = files.playbookDirectory(call).toString();
    List<String> argv =
        List.of("/bin/sh", "-c", "cd \"$1\" && exec /bin/sh -c \"$2\"", "sh", directory, command);
    try {
      Answer answer = commands.run(argv, LIMIT);
      if (answer.status() == 0) {
        return answer.stdout();
      }
      throw new ValueException(
          "lookup_plugin.%s(%s) returned %d%s"
              .formatted(lookup, command, answer.status(), complaint(answer)));
    } catch (IOException e) {
      throw new ValueException(
          "the lookup '%s' cannot run '%s': %s".formatted(lookup, command, Reasons.of(e)));
    }
  }

  private static String complaint(Answer answer) {
    String text = answer.stderr().strip();
    return text.isEmpty() ? "" : ": " + text;
  }
}
