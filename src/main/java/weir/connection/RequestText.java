package weir.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes requests as calls of the functions in {@code frame.sh}. A call stands in braces, so that
 * one that arrives without its end is never run.
 */
final class RequestText {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Map<String, Integer> scripts = new HashMap<>();

  /** The functions, without their comments, and the call that starts the frames after a number. */
  static byte[] opening(String sentinel, int number) {
    var text = new StringBuilder();
    try (InputStream resource = RequestText.class.getResourceAsStream("frame.sh")) {
      if (resource == null) {
        throw new IllegalStateException("frame.sh is not in the package. This is a bug in Weir.");
      }
      new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(line -> text.append(line).append('\n'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes(text.append("weir_start " + sentinel + " " + number + "\n").toString());
  }

  /** A command that prints the ready mark of a request. */
  static String ready(String sentinel, int number) {
    return "printf '\\036%s %s ready\\n' " + sentinel + " " + number;
  }

  /** A request with all its input, which may be none. */
  byte[] whole(int number, Request request, byte[] input) {
    return call(number, request, input.length == 0 ? "weir " : "weir_text ", quoted(input));
  }

  /** A request whose input is streamed after its ready mark. */
  byte[] streamed(int number, Request request) {
    return call(number, request, "weir_stream ", bytes(" " + request.input().size()));
  }

  private byte[] call(int number, Request request, String function, byte[] fourth) {
    var environment = new TreeMap<>(request.environment());
    var tail = new StringBuilder();
    environment.forEach(
        (name, value) -> tail.append(' ').append(variable(name)).append(' ').append(quote(value)));
    String script = script(request.script());
    String inner = request.inner();
    if (inner != null) {
      script += script(inner);
      tail.append(" weir_b").append(scripts.get(inner));
    }
    request.args().forEach(arg -> tail.append(' ').append(quote(arg)));
    var out = new ByteArrayOutputStream(script.length() + fourth.length + tail.length() + 32);
    out.writeBytes(bytes(script + "{ " + place(request) + function + number));
    out.writeBytes(bytes(" \"$weir_b" + scripts.get(request.script()) + "\" "));
    out.writeBytes(bytes(Integer.toString(environment.size())));
    out.writeBytes(fourth);
    out.writeBytes(bytes(tail.append("; }\n").toString()));
    return out.toByteArray();
  }

  private static String place(Request request) {
    return switch (request.place()) {
      case ALONE -> "";
      case FIRST -> "weir_first ";
      case NEXT -> "weir_next ";
    };
  }

  /** The assignment of a script not sent before, else nothing. */
  private String script(String script) {
    if (scripts.containsKey(script)) {
      return "";
    }
    String quoted = quote(script);
    scripts.put(script, scripts.size());
    return "weir_b" + scripts.get(script) + "=" + quoted + "\n";
  }

  private static String quote(String value) {
    return Quoting.quote(value);
  }

  private static String variable(String name) {
    if (!VARIABLE.matcher(name).matches()) {
      throw new IllegalArgumentException("Not a name for an environment variable: " + name);
    }
    return name;
  }

  private static byte[] quoted(byte[] input) {
    if (input.length == 0) {
      return input;
    }
    byte[] quoted = Quoting.quoteAsFormat(input);
    byte[] spaced = new byte[quoted.length + 1];
    spaced[0] = ' ';
    System.arraycopy(quoted, 0, spaced, 1, quoted.length);
    return spaced;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
