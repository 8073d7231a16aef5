import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A longer way to hosts: for each port given, a port that leads to it and holds each byte back for
 * half a round trip, either way. Prints the new ports, one a line, and serves until it is killed.
 *
 * <p>{@code java Delay.java MILLISECONDS PORT...}
 */
final class Delay {
  private record Chunk(long dueNanos, byte[] bytes) {}

  private static final byte[] END = {};

  public static void main(String[] args) throws IOException {
    long half = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(args[0])) / 2;
    for (int i = 1; i < args.length; i++) {
      int port = Integer.parseInt(args[i]);
      var server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
      System.out.println(server.getLocalPort());
      Thread.ofPlatform().start(() -> serve(server, port, half));
    }
  }

  private static void serve(ServerSocket server, int port, long half) {
    while (true) {
      try {
        Socket near = server.accept();
        near.setTcpNoDelay(true);
        Thread.ofVirtual()
            .start(() -> {
              try {
                // The greeting of TCP itself takes a round trip, too.
                TimeUnit.NANOSECONDS.sleep(2 * half);
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                far.setTcpNoDelay(true);
                carry(near, far, half);
                carry(far, near, half);
              } catch (IOException | InterruptedException e) {
                close(near);
              }
            });
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private static void carry(Socket from, Socket to, long half) throws IOException {
    BlockingQueue<Chunk> way = new ArrayBlockingQueue<>(4096);
    InputStream in = from.getInputStream();
    OutputStream out = to.getOutputStream();
    Thread.ofVirtual()
        .start(() -> {
          byte[] buffer = new byte[65536];
          try {
            int n;
            try {
              while ((n = in.read(buffer)) > 0) {
                way.put(new Chunk(System.nanoTime() + half, java.util.Arrays.copyOf(buffer, n)));
              }
            } catch (IOException e) {
              // As good as its end.
            }
            way.put(new Chunk(System.nanoTime() + half, END));
          } catch (InterruptedException e) {
            close(from);
          }
        });
    Thread.ofVirtual()
        .start(() -> {
          try {
            for (Chunk next = way.take(); next.bytes() != END; next = way.take()) {
              TimeUnit.NANOSECONDS.sleep(next.dueNanos() - System.nanoTime());
              out.write(next.bytes());
            }
            to.shutdownOutput();
          } catch (IOException | InterruptedException e) {
            close(to);
            close(from);
          }
        });
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed.
    }
  }
}
