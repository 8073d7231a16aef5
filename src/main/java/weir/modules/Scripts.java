package weir.modules;

import weir.module.Script;

/** Scripts that come behind functions they share. */
final class Scripts {
  private static final Script HTTP = Script.of("modules/http.sh");

  private Scripts() {}

  /** A script behind the functions to send HTTP requests. */
  static Script withHttp(String name) {
    return behind(HTTP, Script.of(name));
  }

  /** A script behind those and the functions to find listeners. */
  static Script withHttpAndListener(String name) {
    return behind(HTTP, Script.of("modules/listener.sh", name));
  }

  /** A script behind those and the functions to see whether addresses can be reached. */
  static Script withHttpListenerAndReach(String name) {
    return behind(
        HTTP, behind(Script.of("modules/listener.sh"), Script.of("modules/reach.sh", name)));
  }

  /** A script behind the first and the functions to put a file into place. */
  static Script withHttpAndPlace(String name) {
    return behind(HTTP, Script.of("modules/place.sh", name));
  }

  /** A script, the last of these, behind the first and the functions of the others. */
  static Script withHttpBehind(String... names) {
    Script script = Script.of(names[names.length - 1]);
    for (int i = names.length - 2; i >= 0; i--) {
      script = behind(Script.of(names[i]), script);
    }
    return behind(HTTP, script);
  }

  private static Script behind(Script functions, Script script) {
    return new Script(script.name(), functions.text() + script.text());
  }
}
