package weir.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server on loopback and does to the connection what networks do:
 * freezes it, cuts it after so many bytes, slows it, or answers in the server's place.
 */
public final class TcpProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final int target;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile boolean uploadFrozen;
  private volatile boolean downloadFrozen;
  private volatile boolean reset;
  private final AtomicLong uploaded = new AtomicLong();
  private final AtomicReference<@Nullable Ambush> ambush = new AtomicReference<>();
  private volatile long cutUploadAt = Long.MAX_VALUE;
  private volatile long cutDownloadAt = Long.MAX_VALUE;
  private volatile long delayMillis;
  private final AtomicInteger drops = new AtomicInteger();
  private volatile Mode mode = Mode.FORWARD;

  private record Ambush(long at, Runnable work) {}

  /** What a new connection gets. */
  public enum Mode {
    /** The server. */
    FORWARD,
    /** Nothing at all. */
    SILENCE,
    /** A line that is no SSH banner, every tenth of a second. */
    DRIP
  }

  /** Listens on a free port and forwards to another. */
  public TcpProxy(int target) throws IOException {
    this.target = target;
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("proxy").start(this::accept);
  }

  /** Where it listens. */
  public int port() {
    return listener.getLocalPort();
  }

  /** How many connections it took. */
  public int connections() {
    return connections.get();
  }

  /** From now on nothing goes through, and nobody is told. */
  public void freeze() {
    uploadFrozen = true;
    downloadFrozen = true;
  }

  /** From now on the client hears nothing, while the server still does. */
  public void freezeDownload() {
    downloadFrozen = true;
  }

  /** What was frozen goes on. */
  public void thaw() {
    uploadFrozen = false;
    downloadFrozen = false;
  }

  /** Lets cuts be resets instead of orderly ends. */
  public void cutWithReset() {
    reset = true;
  }

  /** Cuts all connections that there are now; new ones are taken. */
  public void cut() throws IOException {
    for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
      end(socket);
    }
    thaw();
  }

  /**
   * Runs something once, in the midst of the traffic: when all connections together have carried so
   * many bytes to the server, before the next byte.
   */
  public void atUploaded(long bytes, Runnable work) {
    ambush.set(new Ambush(uploaded.get() + bytes, work));
  }

  /** How many bytes all connections together have carried to the server. */
  public long uploaded() {
    return uploaded.get();
  }

  /** Lets the next connections be closed at once. */
  public void dropNext(int count) {
    drops.set(count);
  }

  /** Says what new connections get. */
  public void answer(Mode next) {
    mode = next;
  }

  /** Closes a connection once it has carried so many bytes to the server. */
  public void cutUploadAt(long bytes) {
    cutUploadAt = bytes;
  }

  /** Closes a connection once it has carried so many bytes to the client. */
  public void cutDownloadAt(long bytes) {
    cutDownloadAt = bytes;
  }

  /** Holds every piece back for so long, in each direction. */
  public void delay(long millis) {
    delayMillis = millis;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        connections.incrementAndGet();
        sockets.add(client);
        if (drops.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
          client.close();
          continue;
        }
        switch (mode) {
          case FORWARD -> forward(client);
          case SILENCE -> {}
          case DRIP -> start(() -> drip(client));
        }
      } catch (IOException e) {
        // The client has gone, or this proxy was closed.
      }
    }
  }

  private void forward(Socket client) throws IOException {
    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
    sockets.add(server);
    start(() -> pump(client, server, true));
    start(() -> pump(server, client, false));
  }

  private static void start(Runnable work) {
    Thread.ofPlatform().daemon().name("proxy").start(work);
  }

  private void pump(Socket from, Socket to, boolean upload) {
    byte[] chunk = new byte[8192];
    long carried = 0;
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        while (upload ? uploadFrozen : downloadFrozen) {
          if (from.isClosed()) {
            return;
          }
          TimeUnit.MILLISECONDS.sleep(20);
        }
        if (delayMillis > 0) {
          TimeUnit.MILLISECONDS.sleep(delayMillis);
        }
        long cut = upload ? cutUploadAt : cutDownloadAt;
        int passed = (int) Math.min(n, cut - carried);
        Ambush waiting = upload ? ambush.get() : null;
        int before = waiting == null ? passed : (int) (waiting.at() - uploaded.get());
        if (waiting != null && before < passed && ambush.compareAndSet(waiting, null)) {
          before = Math.max(0, before);
          out.write(chunk, 0, before);
          uploaded.addAndGet(before);
          carried += before;
          waiting.work().run();
          while (uploadFrozen && !from.isClosed()) {
            TimeUnit.MILLISECONDS.sleep(20);
          }
          out.write(chunk, before, passed - before);
          uploaded.addAndGet(-before);
          carried -= before;
        } else {
          out.write(chunk, 0, passed);
        }
        carried += passed;
        if (upload) {
          uploaded.addAndGet(passed);
        }
        if (carried >= cut) {
          end(from);
          end(to);
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      // One side has gone; closing both tells the other.
    }
  }

  private void end(Socket socket) throws IOException {
    if (reset && !socket.isClosed()) {
      socket.setSoLinger(true, 0);
    }
    socket.close();
  }

  private static void drip(Socket client) {
    try (client) {
      while (true) {
        client.getOutputStream().write("still starting\r\n".getBytes(StandardCharsets.UTF_8));
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (IOException | InterruptedException e) {
      // The client has had enough.
    }
  }

  @Override
  public void close() throws IOException {
    thaw();
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
