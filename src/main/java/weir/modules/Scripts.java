package weir.modules;

import weir.module.Script;

/** Scripts that come behind functions they share. */
final class Scripts {
  private static final String HTTP = "modules/http.sh";

  private Scripts() {}

  /**
   * A script behind the functions to send HTTP requests.
   *
   * @param names the script last, before it those with further functions
   */
  static Script withHttp(String... names) {
    StringBuilder text = new StringBuilder(Script.of(HTTP).text());
    for (String name : names) {
      text.append(Script.of(name).text());
    }
    return new Script(names[names.length - 1], text.toString());
  }
}
