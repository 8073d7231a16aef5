package weir.modules;

import java.util.stream.Stream;
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
    return Script.of(Stream.concat(Stream.of(HTTP), Stream.of(names)).toArray(String[]::new));
  }
}
