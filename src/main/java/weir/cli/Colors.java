package weir.cli;

import java.io.Console;
import java.util.Map;

/** Whether output is coloured: on a terminal, unless the environment says otherwise. */
final class Colors {
  private Colors() {}

  static boolean wanted(Map<String, String> environment) {
    if (environment.containsKey("NO_COLOR") || environment.containsKey("ANSIBLE_NOCOLOR")) {
      return false;
    }
    if (environment.containsKey("ANSIBLE_FORCE_COLOR") || environment.containsKey("FORCE_COLOR")) {
      return true;
    }
    Console console = System.console();
    return console != null && console.isTerminal() && !"dumb".equals(environment.get("TERM"));
  }
}
