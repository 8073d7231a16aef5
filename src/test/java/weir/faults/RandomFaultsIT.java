package weir.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import weir.testing.RunningWeir;
import weir.testing.TcpProxy;
import weir.testing.WeirProcess.Ended;

/**
 * Runs of one play of several files and two services, each with a fault at a random byte of what is
 * sent to the host. Afterwards nothing is half done: each file is the old or the new one; where a
 * way back was asked for, all of them together are, and services run what their files say; and the
 * next run ends with the new state, says what the host did by itself, and leaves nothing behind. A
 * few in every build, {@code -Dweir.faults=random,N=200} for so many; {@code back=200} has so many
 * of them with the way back, else a half; {@code seed=} repeats one's order.
 */
final class RandomFaultsIT {
  @RegisterExtension static final Ground GROUND = new Ground();
  private static final int EVERY_BUILD = 4;
  private static final int NEEDS_HAND = 6;
  private static final String PLAY = RandomPlay.TEXT;

  /** What happens. */
  private enum Fault {
    CUT,
    FREEZE_AWHILE,
    FREEZE,
    KILL,
    STOP_AWHILE,
    INTERRUPT,
    FULL_DISK
  }

  @BeforeAll
  static void mount() {
    GROUND
        .host()
        .sh("rm -rf /var/lib/weir; mkdir -p /srv/rnd; mount -t tmpfs -o size=400k tmpfs /srv/rnd");
  }

  @AfterAll
  static void unmount() {
    GROUND
        .host()
        .sh(
            "systemctl disable --now rnd-a rnd-b 2>/dev/null; rm -f /etc/systemd/system/rnd-*;"
                + " systemctl daemon-reload; umount -l /srv/rnd");
  }

  private static int option(String name, int otherwise) {
    for (String word : System.getProperty("weir.faults", "").split(",", -1)) {
      if (word.startsWith(name + "=")) {
        return Integer.parseInt(word.substring(name.length() + 1));
      }
    }
    return otherwise;
  }

  @Test
  void afterAFaultAnywhereAllIsOldOrNewAndTheNextRunEndsIt() throws IOException {
    int runs = option("N", EVERY_BUILD);
    int back = option("back", -1);
    int seed = option("seed", (int) (System.nanoTime() & 0xffffff));
    Random random = new Random(seed);
    Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    List<String> violations = new ArrayList<>();
    long start = System.nanoTime();
    try (TcpProxy proxy = new TcpProxy(GROUND.host().port())) {
      proxy.cutWithReset();
      assertEquals(0, run(proxy, 0).status());
      long before = proxy.uploaded();
      assertEquals(0, run(proxy, 1).status());
      long usual = proxy.uploaded() - before;
      for (int i = 2; i < runs + 2; i++) {
        Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
        long at = (long) (random.nextDouble() * usual);
        boolean undo = back < 0 ? random.nextBoolean() : i - 2 < back;
        counts.merge(fault, 1, Integer::sum);
        String name =
            "seed %d, run %d: %s at byte %d of %d%s"
                .formatted(seed, i, fault, at, usual, undo ? ", with the way back" : "");
        long began = System.nanoTime();
        List<String> wrong = one(proxy, i, fault, at, undo);
        wrong.forEach(each -> violations.add(name + ": " + each));
        wrong.forEach(System.out::println);
        System.out.printf(
            Locale.ROOT,
            "%s: %.1f s, %d violations so far%n",
            name,
            (System.nanoTime() - began) / 1e9,
            violations.size());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d random faults %s, %d violations, %.1f s each%n",
        runs,
        counts,
        violations.size(),
        (System.nanoTime() - start) / 1e9 / runs);
    assertTrue(violations.isEmpty(), String.join("\n", violations));
  }

  /** One fault and what follows; tells what should not be. */
  private static List<String> one(TcpProxy proxy, int version, Fault fault, long at, boolean undo)
      throws IOException {
    List<String> wrong = new ArrayList<>();
    Ended faulty;
    try (RunningWeir weir = hindered(proxy, version, undo)) {
      proxy.atUploaded(at, () -> strike(fault, proxy, weir));
      faulty = weir.end();
    }
    // A run that ended before its fault leaves it to nobody.
    proxy.atUploaded(Long.MAX_VALUE / 2, () -> {});
    proxy.cut();
    GROUND.host().sh("rm -f /srv/rnd/fill");
    if (undo) {
      awaitUndoing();
    }
    GROUND.ageLeases(GROUND.host());
    // On a full disk there may be no way back, which is said.
    boolean stuck = faulty.status() == NEEDS_HAND;
    if (stuck && !(fault == Fault.FULL_DISK && faulty.out().contains("needs a hand"))) {
      wrong.add("the way back failed");
    }
    RandomPlay after = RandomPlay.look(GROUND.host());
    wrong.addAll(after.after(version, undo && !stuck, faulty.status()));
    if (faulty.out().contains(": rolled back,") && !after.whole(version - 1)) {
      wrong.add("told to be rolled back and is not: " + after);
    }
    boolean healed =
        GROUND.host().exec("sh", "-c", "ls /var/lib/weir/reports/*").getExitCode() == 0;
    Ended next = run(proxy, version);
    if (next.status() != 0) {
      wrong.add("the next run ended with %s".formatted(next));
    }
    if (healed != next.err().contains("the host has undone run")) {
      wrong.add("the next run does not tell what the host has done, or tells what it has not");
    }
    if (next.changed("rnd") == 0 && !after.whole(version)) {
      wrong.add("the next run changed nothing after " + after);
    }
    List<String> left = RandomPlay.look(GROUND.host()).afterNext(version);
    wrong.addAll(left);
    if (!wrong.isEmpty()) {
      wrong.add("the faulty run: " + faulty);
      wrong.add("the next one: " + next);
    }
    return wrong;
  }

  private static void strike(Fault fault, TcpProxy proxy, RunningWeir weir) {
    try {
      switch (fault) {
        case CUT -> proxy.cut();
        case FREEZE -> proxy.freeze();
        case FREEZE_AWHILE -> {
          proxy.freeze();
          later(400, proxy::thaw);
        }
        case KILL -> weir.kill();
        case STOP_AWHILE -> {
          weir.signal("STOP");
          later(700, () -> weir.signal("CONT"));
        }
        case INTERRUPT -> weir.signal("INT");
        case FULL_DISK ->
            GROUND.host().exec("sh", "-c", "dd if=/dev/zero of=/srv/rnd/fill bs=1k 2>/dev/null");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void later(long millis, Runnable work) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            TimeUnit.MILLISECONDS.sleep(millis);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          work.run();
        });
  }

  /** The host has let the run stand, or has undone it by itself. */
  private static void awaitUndoing() {
    GROUND
        .host()
        .sh(
            "for i in $(seq 200); do set -- /var/lib/weir/armed/*; [ -e \"$1\" ] || exit 0;"
                + " sleep 0.1; done; echo still armed >&2; exit 1");
  }

  private static RunningWeir hindered(TcpProxy proxy, int version, boolean undo) {
    GROUND
        .fresh()
        .at(
            "rnd",
            GROUND.host(),
            proxy.port(),
            "version",
            version,
            "ansible_ssh_extra_args",
            "-o ServerAliveInterval=1 -o ServerAliveCountMax=3",
            "weir_on_failure",
            undo ? "rollback" : "stop",
            "weir_confirm_timeout",
            undo ? 3 : 0);
    return GROUND.begin(PLAY, "--wait", "10", "-T", "2");
  }

  /** A run without a fault, which a machine that is busy with other things may make slow. */
  private static Ended run(TcpProxy proxy, int version) {
    GROUND.fresh().at("rnd", GROUND.host(), proxy.port(), "version", version);
    return GROUND.run(PLAY, "--wait", "10", "-T", "30");
  }
}
