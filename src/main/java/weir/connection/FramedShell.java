package weir.connection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A POSIX {@code sh} that reads requests from a channel and frames what they print; {@code
 * frame.sh} is its side. A script is sent once, as a variable, and afterwards only named.
 */
public final class FramedShell implements Shell {
  /** Input up to this size goes with its request, larger input waits for the ready mark. */
  static final int INLINE = 64 * 1024;

  private static final int CHUNK = 64 * 1024;

  /** What any stream buffers without a reader at its other end. */
  private static final int HARMLESS = 16 * 1024;

  private final Channel channel;
  private final Replies replies;
  private final String sentinel;
  private final ByteArrayOutputStream queue = new ByteArrayOutputStream();
  private RequestText text = new RequestText();
  private int last;
  private long underway;

  /** The failure of a shell that ended before it had started. */
  @FunctionalInterface
  public interface Stillborn {
    /** From what was printed instead, at most some 16 KiB of each. */
    ConnectionException describe(String stdout, String stderr);
  }

  /**
   * Takes over a channel at whose other end an {@code sh} starts.
   *
   * @param opening how long the shell may take to start
   */
  public FramedShell(Channel channel, Duration opening, Stillborn stillborn) {
    this.channel = channel;
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    this.sentinel = HexFormat.of().formatHex(random);
    this.replies = new Replies(channel, sentinel, opening, stillborn, this::flush);
    queue.writeBytes(RequestText.opening(sentinel, 0));
  }

  @Override
  public Pending submit(Request request) throws ConnectionException {
    replies.check();
    int number = last + 1;
    if (replies.idle()) {
      underway = 0;
    }
    if (request.input().size() > INLINE) {
      byte[] call = text.streamed(number, request);
      return stream(call, request.input(), expect(number, request));
    }
    byte[] call = text.whole(number, request, read(request.input()));
    Reply reply = expect(number, request);
    queue.writeBytes(call);
    if (queue.size() > CHUNK) {
      flush();
    }
    return reply;
  }

  private Reply expect(int number, Request request) {
    last = number;
    return replies.expect(number, request.deadline());
  }

  @Override
  public void flush() throws ConnectionException {
    replies.check();
    if (queue.size() == 0) {
      return;
    }
    byte[] bytes = queue.toByteArray();
    queue.reset();
    replies.sent();
    underway += bytes.length;
    if (underway <= HARMLESS) {
      write(bytes, bytes.length);
      return;
    }
    Duration patience = replies.patience();
    try (var watchdog = stallWatchdog(patience)) {
      for (int from = 0; from < bytes.length; from += CHUNK) {
        watchdog.restart(patience);
        int to = Math.min(bytes.length, from + CHUNK);
        write(Arrays.copyOfRange(bytes, from, to), to - from);
      }
    }
  }

  /** In lockstep: a shell reads its script ahead, so nothing else may be on its way. */
  private Reply stream(byte[] call, Input input, Reply reply) throws ConnectionException {
    queue.writeBytes(call);
    flush();
    replies.awaitReady(reply);
    if (!reply.ready) {
      return reply;
    }
    Duration patience = replies.patience();
    try (InputStream bytes = input.open();
        var watchdog = stallWatchdog(patience)) {
      byte[] chunk = new byte[CHUNK];
      long left = input.size();
      while (left > 0) {
        int n = bytes.read(chunk, 0, (int) Math.min(chunk.length, left));
        if (n < 0) {
          throw new IOException("it became shorter while it was sent");
        }
        watchdog.restart(patience);
        left = write(chunk, n) ? left - n : 0;
      }
      replies.restart(reply);
      return reply;
    } catch (IOException e) {
      throw replies.fail(unreadable(e));
    }
  }

  private Watchdog stallWatchdog(Duration patience) {
    return new Watchdog(
        patience,
        () ->
            replies.fail(
                new ConnectionException(
                    ConnectionException.Kind.TIMEOUT,
                    "The host took no more input for " + patience.toSeconds() + " s.")));
  }

  private boolean write(byte[] bytes, int length) {
    try {
      channel.stdin().write(bytes, 0, length);
      channel.stdin().flush();
      return true;
    } catch (IOException e) {
      replies.inputClosed(e);
      return false;
    }
  }

  /**
   * Makes this the shell of another identity: a command takes the place of the shell and starts
   * another. In lockstep, so that the password is read by the command and never by a shell.
   *
   * @param command the command line, from the quoted word that {@code sh -c} is to run
   * @param password a line for the command's stdin, null when it asks for none
   */
  public void replace(
      UnaryOperator<String> command,
      @Nullable Secret password,
      Duration opening,
      Stillborn stillborn)
      throws ConnectionException {
    Reply greeting = replies.greet(++last, opening, stillborn);
    String ready = RequestText.ready(sentinel, last);
    String line = command.apply(Quoting.quote(ready + "; exec /bin/sh"));
    send((password == null ? "" : ready + "; ") + "exec " + line + "\n", greeting);
    if (password != null) {
      greeting.ready = false;
      send(password.reveal() + "\n", greeting);
    }
    text = new RequestText();
    queue.writeBytes(RequestText.opening(sentinel, last));
  }

  /** Writes a text alone and waits for what it makes ready. */
  private void send(String words, Reply reply) throws ConnectionException {
    queue.writeBytes(words.getBytes(StandardCharsets.UTF_8));
    flush();
    replies.awaitReady(reply);
  }

  private static byte[] read(Input input) throws ConnectionException {
    if (input.size() == 0) {
      return new byte[0];
    }
    try (InputStream stream = input.open()) {
      byte[] bytes = stream.readNBytes((int) input.size());
      if (bytes.length < input.size()) {
        throw new IOException("it became shorter while it was sent");
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static ConnectionException unreadable(IOException e) {
    return new ConnectionException(
        ConnectionException.Kind.LOST,
        "What was to be sent could not be read: " + e.getMessage(),
        e);
  }

  @Override
  public void close() {
    replies.fail(new ConnectionException(ConnectionException.Kind.LOST, "The shell was closed."));
  }
}
