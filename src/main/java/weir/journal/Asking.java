package weir.journal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import weir.connection.Answer;
import weir.connection.ConnectionException;
import weir.connection.Input;
import weir.connection.Request;
import weir.connection.Shell;
import weir.module.Script;

/** Runs the journal's own scripts. */
final class Asking {
  private Asking() {}

  static Answer ask(Shell shell, Script script, List<String> args, String input)
      throws ConnectionException {
    byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
    return shell
        .submit(new Request(script.text(), args, Map.of(), Input.of(bytes), Request.USUAL))
        .answer();
  }
}
