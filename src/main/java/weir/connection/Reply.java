package weir.connection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of the answer to one request. Guarded by the lock of its {@link Replies}. */
final class Reply implements Pending {
  private final Replies replies;
  final int number;
  final Duration deadline;
  int status;
  byte @Nullable [] stdout;
  byte @Nullable [] stderr;
  private @Nullable Answer answer;
  boolean ready;
  boolean sent;

  /** {@link System#nanoTime} when it was written, for the deadline. */
  long sentAt;

  Reply(Replies replies, int number, Duration deadline) {
    this.replies = replies;
    this.number = number;
    this.deadline = deadline;
  }

  /** The answer, once both streams have ended their frame. */
  @Nullable Answer known() {
    if (answer == null && stdout != null && stderr != null) {
      answer = new Answer(status, text(stdout), text(stderr));
      stdout = null;
      stderr = null;
    }
    return answer;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public boolean arrived() {
    synchronized (replies) {
      return known() != null;
    }
  }

  @Override
  public Answer answer() throws ConnectionException {
    return replies.await(this);
  }
}
