package weir.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import weir.callback.Callback;
import weir.callback.Event;

/**
 * Plays made up at random on shells behind random delays: no task acts on any host before the one
 * above it is done on all, and nothing that can be seen differs from a run that does not look
 * ahead. {@code -Dweir.order=40} plays so many, with more hosts; {@code -Dweir.order.seed=7} one
 * again.
 */
final class OrderTest {
  private static final int EVERY_BUILD = 2;
  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> effectsKeepTheirOrder() {
    int many = Integer.getInteger("weir.order", 0);
    Long one = Long.getLong("weir.order.seed");
    long first = many > 0 ? System.nanoTime() % 1_000_000 : 1;
    int hosts = many > 0 || one != null ? 20 : 3;
    int tasks = many > 0 || one != null ? 30 : 12;
    LongStream seeds =
        one != null
            ? LongStream.of(one)
            : LongStream.range(first, first + (many > 0 ? many : EVERY_BUILD));
    return seeds.mapToObj(
        seed -> DynamicTest.dynamicTest("seed " + seed, () -> play(seed, hosts, tasks)));
  }

  private void play(long seed, int count, int tasks) throws IOException {
    Path root = Files.createDirectory(scratch.resolve("s" + seed));
    Path log = root.resolve("log");
    Path note = root.resolve("note");
    Files.writeString(
        note,
        "#!/bin/sh\necho \"act $1 $2\" >>'%s'\n[ $(($$ %% 4)) -gt 0 ] || sleep 0.01\n"
            .formatted(log));
    Files.setPosixFilePermissions(note, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> hosts = IntStream.range(0, count).mapToObj(i -> "host%02d".formatted(i)).toList();
    Path playbook = RandomPlay.write(seed, root, tasks);
    String shown = "seed %d%n%s".formatted(seed, Files.readString(playbook));
    List<Seen> plain = runs(seed, root, playbook, hosts, log, false);
    List<Seen> ahead = runs(seed, root, playbook, hosts, log, true);
    for (int i = 0; i < plain.size(); i++) {
      Seen without = plain.get(i);
      Seen with = ahead.get(i);
      String which = "run %d of %s".formatted(i + 1, shown);
      for (String host : hosts) {
        assertEquals(lines(without, host), lines(with, host), () -> host + " in " + which);
      }
      assertEquals(without.ran().stats(), with.ran().stats(), which);
      assertEquals(without.ran().end(), with.ran().end(), which);
      assertEquals(without.files(), with.files(), which);
    }
    Tree.remove(root);
  }

  private static String lines(Seen seen, String host) {
    return String.join("\n", seen.ran().results().getOrDefault(host, List.of()));
  }

  /** A run and what it left behind. */
  private record Seen(Rig.Ran ran, Map<String, String> files) {}

  /** A forecast, a first run and a second one. */
  private static List<Seen> runs(
      long seed, Path root, Path playbook, List<String> hosts, Path log, boolean ahead)
      throws IOException {
    RandomPlay.reset(seed, root, hosts);
    List<Seen> seen = new ArrayList<>();
    for (boolean check : new boolean[] {true, false, false}) {
      Files.deleteIfExists(log);
      SlowShells shells = new SlowShells(seed, 2000, (_, _, _) -> {});
      Callback notes = event -> note(event, log);
      Rig.Ran ran = Rig.run(playbook, hosts, shells, ahead, check, notes);
      inOrder(Files.readAllLines(log), "seed " + seed);
      Map<String, String> files = Tree.of(root);
      files.remove("log");
      seen.add(new Seen(ran, files));
    }
    return seen;
  }

  private static void note(Event event, Path log) {
    String line =
        switch (event) {
          case Event.TaskStart start -> "start " + start.task().name();
          case Event.HostResult done -> "done %s %s".formatted(done.host(), done.task().name());
          default -> "";
        };
    if (!line.isEmpty()) {
      try {
        Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** An action belongs to the task that has begun last, on a host that is not done with it. */
  private static void inOrder(List<String> log, String seed) {
    String current = "";
    Set<String> done = new HashSet<>();
    for (String line : log) {
      String[] word = line.split(" ", -1);
      switch (word[0]) {
        case "start" -> {
          current = word[1];
          done.clear();
        }
        case "done" -> {
          assertEquals(current, word[2], () -> seed + ": " + line);
          done.add(word[1]);
        }
        default -> {
          assertEquals(
              current, word[2], () -> seed + ": " + line + " in\n" + String.join("\n", log));
          assertTrue(!done.contains(word[1]), () -> seed + ": " + line);
        }
      }
    }
  }
}
