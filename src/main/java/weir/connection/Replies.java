package weir.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The reading half of a framed shell: two threads put frames into replies, the caller waits for
 * them. The clock of a request starts when the one before it is answered.
 */
final class Replies {
  /** How long the other stream may still talk when one has ended. */
  private static final long LAST_WORDS_NANOS = Duration.ofMillis(500).toNanos();

  private final Channel channel;
  private final Flush flush;
  private final Queue<Reply> unfinished = new ArrayDeque<>();
  private final Map<Integer, Reply> byNumber = new HashMap<>();
  private FramedShell.Stillborn stillborn;
  private Reply greeting;
  private long idleSince = System.nanoTime();
  private int ended;
  private boolean broken;
  private long brokenAt;
  private String lastOut = "";
  private String lastErr = "";
  private @Nullable String brokenBy;
  private @Nullable ConnectionException failure;

  /** Writes what is queued. */
  interface Flush {
    /** Before waiting. */
    void flush() throws ConnectionException;
  }

  Replies(
      Channel channel,
      String sentinel,
      Duration opening,
      FramedShell.Stillborn stillborn,
      Flush flush) {
    this.channel = channel;
    this.stillborn = stillborn;
    this.flush = flush;
    this.greeting = expect(0, opening);
    var out = new FrameParser(sentinel, new Arrivals(true));
    var err = new FrameParser(sentinel, new Arrivals(false));
    new FrameReader("weir-stdout", channel.stdout(), out, this::outEnded);
    new FrameReader("weir-stderr", channel.stderr(), err, this::errEnded);
  }

  /** A reply to the start of a shell, at the place of the one before. */
  synchronized Reply greet(int number, Duration opening, FramedShell.Stillborn ifNot) {
    stillborn = ifNot;
    greeting = expect(number, opening);
    return greeting;
  }

  /** A reply to the request about to be written. */
  synchronized Reply expect(int number, Duration deadline) {
    var reply = new Reply(this, number, deadline);
    unfinished.add(reply);
    byNumber.put(number, reply);
    return reply;
  }

  /** Whether nothing is on its way. */
  synchronized boolean idle() {
    return unfinished.isEmpty();
  }

  /** How long a write may wait for the requests before it. */
  synchronized Duration patience() {
    return unfinished.stream()
        .map(reply -> reply.deadline)
        .reduce(Duration.ofMinutes(1), (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /** Starts the clocks of the requests that were queued until now. */
  synchronized void sent() {
    long now = System.nanoTime();
    for (Reply reply : unfinished) {
      if (!reply.sent) {
        reply.sent = true;
        reply.sentAt = now;
      }
    }
  }

  /** Starts the clock of a request again, after its input went out. */
  synchronized void restart(Reply reply) {
    reply.sentAt = System.nanoTime();
  }

  /** Nothing can be written any more. What was said last may still arrive and tell why. */
  synchronized void inputClosed(IOException cause) {
    broken(cause);
  }

  /** Throws what ended the shell, if something did. */
  synchronized void check() throws ConnectionException {
    if (failure != null) {
      throw new ConnectionException(
          ConnectionException.Kind.LOST,
          "The shell was lost before: " + failure.getMessage(),
          failure);
    }
  }

  Answer await(Reply reply) throws ConnectionException {
    synchronized (this) {
      Answer known = reply.known();
      if (known != null) {
        return known;
      }
    }
    flush.flush();
    waitUntil(() -> reply.known() != null);
    return Objects.requireNonNull(reply.known());
  }

  /** Waits until the request is the one running and reads its stdin. */
  void awaitReady(Reply reply) throws ConnectionException {
    waitUntil(() -> reply.ready || reply.known() != null);
  }

  private void waitUntil(BooleanSupplier reached) throws ConnectionException {
    ConnectionException reason = waitOrWhyNot(reached);
    if (reason != null) {
      throw fail(reason);
    }
  }

  private synchronized @Nullable ConnectionException waitOrWhyNot(BooleanSupplier reached)
      throws ConnectionException {
    while (!reached.getAsBoolean()) {
      check();
      long left = (broken ? brokenAt + LAST_WORDS_NANOS : headDue()) - System.nanoTime();
      if (ended == 2 || left <= 0) {
        return broken ? lost() : late();
      }
      try {
        wait(left / 1_000_000 + 1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ConnectionException(
            ConnectionException.Kind.LOST, "Interrupted while waiting for an answer.");
      }
    }
    return null;
  }

  private long headDue() {
    Reply head = unfinished.element();
    long from = head.sentAt - idleSince > 0 ? head.sentAt : idleSince;
    return from + head.deadline.toNanos();
  }

  private ConnectionException late() {
    Reply head = unfinished.element();
    String waited = head.deadline.toSeconds() + " s";
    return new ConnectionException(
        ConnectionException.Kind.TIMEOUT,
        head == greeting
            ? "The host started no shell within " + waited + "."
            : "No answer within " + waited + "; what the command did is unknown.");
  }

  private ConnectionException lost() {
    if (greeting.known() == null) {
      return stillborn.describe(lastOut, lastErr);
    }
    return new ConnectionException(
        ConnectionException.Kind.LOST,
        "The connection to the host's shell was lost"
            + (brokenBy == null ? "" : " (" + brokenBy + ")")
            + "; what the last command did is unknown.");
  }

  /** Ends the shell for a reason. The first reason stays. */
  ConnectionException fail(ConnectionException reason) {
    boolean working;
    synchronized (this) {
      if (failure != null) {
        return failure;
      }
      failure = reason;
      working = unfinished.stream().anyMatch(reply -> reply.sent);
      notifyAll();
    }
    if (working) {
      channel.kill();
    }
    channel.close();
    return reason;
  }

  private synchronized void outEnded(String rest, @Nullable IOException cause) {
    lastOut = rest;
    ended(cause);
  }

  private synchronized void errEnded(String rest, @Nullable IOException cause) {
    lastErr = rest;
    ended(cause);
  }

  private void ended(@Nullable IOException cause) {
    ended++;
    broken(cause);
  }

  private void broken(@Nullable IOException cause) {
    if (cause != null && brokenBy == null) {
      brokenBy = cause.getMessage();
    }
    if (!broken) {
      broken = true;
      brokenAt = System.nanoTime();
    }
    notifyAll();
  }

  private final class Arrivals implements FrameParser.Sink {
    private final boolean stdout;

    Arrivals(boolean stdout) {
      this.stdout = stdout;
    }

    @Override
    public void frame(int number, int status, byte[] output) {
      synchronized (Replies.this) {
        Reply reply = byNumber.get(number);
        if (reply == null) {
          return;
        }
        if (stdout) {
          reply.status = status;
          reply.stdout = output;
        } else {
          reply.stderr = output;
        }
        if (reply.stdout != null && reply.stderr != null) {
          byNumber.remove(number);
          unfinished.remove(reply);
          idleSince = System.nanoTime();
          Replies.this.notifyAll();
        }
      }
    }

    @Override
    public void ready(int number) {
      synchronized (Replies.this) {
        Reply reply = byNumber.get(number);
        if (reply != null) {
          reply.ready = true;
          Replies.this.notifyAll();
        }
      }
    }
  }
}
