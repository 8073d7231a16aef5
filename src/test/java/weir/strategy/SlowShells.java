package weir.strategy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import weir.connection.Channel;
import weir.connection.Connection;
import weir.connection.ConnectionException;
import weir.connection.Connector;
import weir.connection.Target;
import weir.connection.local.LocalConnector;

/** Shells of this machine in the place of hosts, each behind delays and under observation. */
final class SlowShells implements Connector {
  private final LocalConnector local = new LocalConnector();
  private final Map<String, AtomicInteger> trips = new ConcurrentHashMap<>();
  private final long seed;
  private final int delayMicros;
  private final Observer observer;

  /** Told what is written to a host. */
  interface Observer {
    /** Before it is there. */
    void written(String host, byte[] bytes, int length);
  }

  /**
   * Shells.
   *
   * @param delayMicros the longest delay of a write or a read
   */
  SlowShells(long seed, int delayMicros, Observer observer) {
    this.seed = seed;
    this.delayMicros = delayMicros;
    this.observer = observer;
  }

  /** How often something was written to a host after something was read from it, at least 1. */
  int trips(String host) {
    return trips.getOrDefault(host, new AtomicInteger()).get();
  }

  @Override
  public Connection connect(Target target) {
    Connection connection = local.connect(target);
    String host = target.name();
    return new Connection() {
      @Override
      public Channel exec(String command) throws ConnectionException {
        return new Slow(host, connection.exec(command));
      }

      @Override
      public void close() {
        connection.close();
      }
    };
  }

  private final class Slow implements Channel {
    private final Channel inner;
    private final OutputStream stdin;
    private final InputStream stdout;
    private final AtomicBoolean wrote = new AtomicBoolean();

    Slow(String host, Channel inner) {
      this.inner = inner;
      Random random = new Random(seed ^ host.hashCode());
      this.stdin =
          new OutputStream() {
            @Override
            public void write(int one) throws IOException {
              write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              if (!wrote.getAndSet(true)) {
                trips.computeIfAbsent(host, _ -> new AtomicInteger()).incrementAndGet();
              }
              observer.written(host, bytes, length);
              delay(random);
              inner.stdin().write(bytes, from, length);
            }

            @Override
            public void flush() throws IOException {
              inner.stdin().flush();
            }

            @Override
            public void close() throws IOException {
              inner.stdin().close();
            }
          };
      Random other = new Random(random.nextLong());
      this.stdout =
          new InputStream() {
            @Override
            public int read() {
              throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
              int read = inner.stdout().read(bytes, from, length);
              delay(other);
              wrote.set(false);
              return read;
            }
          };
    }

    private void delay(Random random) throws IOException {
      try {
        if (delayMicros > 0) {
          TimeUnit.MICROSECONDS.sleep(random.nextInt(delayMicros));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }

    @Override
    public OutputStream stdin() {
      return stdin;
    }

    @Override
    public InputStream stdout() {
      return stdout;
    }

    @Override
    public InputStream stderr() {
      return inner.stderr();
    }

    @Override
    public void kill() {
      inner.kill();
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
