package weir.module;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a script on the host answered.
 *
 * @param status exit status, 128 + n when signal n ended it
 * @param out what it printed
 * @param err what it complained
 */
public record Answer(int status, String out, String err) {

  /** The answer of a script that did nothing. */
  public static final Answer NOTHING = new Answer(0, "", "");

  /** True when the script ended with 0. */
  public boolean ok() {
    return status == 0;
  }

  /** The {@code key=value} lines of what it printed; other lines are passed over. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    out.lines()
        .forEach(line -> {
          int equals = line.indexOf('=');
          if (equals > 0) {
            fields.put(line.substring(0, equals), line.substring(equals + 1));
          }
        });
    return fields;
  }
}
