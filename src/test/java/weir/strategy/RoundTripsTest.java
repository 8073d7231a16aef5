package weir.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often a host is written to after it was read from does not grow with the tasks. */
final class RoundTripsTest {
  private static final int[] SIZES = {6, 60};
  @TempDir Path scratch;

  @Test
  void allQuestionsOfASecondRunTravelWithTheOpeningOfTheShell() throws IOException {
    String task =
        """
            - file: { path: '%1$s/d%2$d', state: directory }
            - copy: { dest: '%1$s/d%2$d/f', content: "same\\n" }
        """;
    for (int size : SIZES) {
      assertEquals(1, trips("false", "", task, size));
    }
  }

  @Test
  void whatDependsOnAnswersIsAskedInOneMoreWrite() throws IOException {
    String task =
        """
            - stat: { path: '%1$s/d%2$d/f' }
              register: found%2$d
            - set_fact: { size%2$d: "{{ found%2$d.stat.size }}" }
            - copy: { dest: '%1$s/d%2$d/f', content: "same\\n" }
              when: found%2$d.stat.exists and size%2$d | int > 0
        """;
    for (int size : SIZES) {
      assertEquals(2, trips("false", "", task, size));
    }
  }

  @Test
  void factsTravelWithTheFirstQuestions() throws IOException {
    String task = "    - file: { path: '%1$s/d%2$d', state: directory }\n";
    assertEquals(1, trips("true", "", task, 3));
    String reading = task + "      when: ansible_facts['kernel'] is defined\n";
    assertEquals(2, trips("true", "", reading, 3));
  }

  @Test
  void oneChangeCostsOneMoreRoundTripAndNotOneForEachTaskBehindIt() throws IOException {
    String first = "    - copy: { dest: '%s/other', content: \"new\\n\" }\n".formatted(scratch);
    String task = "    - copy: { dest: '%1$s/d%2$d/f', content: \"same\\n\" }\n";
    for (int size : SIZES) {
      // The action and the questions behind it are two writes, between which its answer may come.
      int trips = trips("false", first, task, size);
      Files.delete(scratch.resolve("other"));
      assertTrue(trips == 2 || trips == 3, () -> size + " tasks: " + trips);
    }
  }

  @Test
  void actionsOfOnePlanTravelTogether() throws IOException {
    List<Integer> trips = new ArrayList<>();
    for (int size : SIZES) {
      Path source = Files.createDirectory(scratch.resolve("source" + size));
      for (int i = 0; i < size; i++) {
        Files.writeString(source.resolve("f" + i), "new\n");
      }
      String task =
          "    - copy: { src: '%s/', dest: '%s/copy%d' }\n".formatted(source, scratch, size);
      trips.add(trips("false", task, "", 0));
    }
    assertEquals(trips.getFirst(), trips.getLast());
  }

  @Test
  void withoutLookingAheadEachTaskCostsOne() throws IOException {
    String task = "    - file: { path: '%1$s/d%2$d', state: directory }\n";
    Path playbook = playbook("false", "", task, 6);
    assertEquals(6, trips(playbook, false));
  }

  private int trips(String facts, String first, String task, int size) throws IOException {
    return trips(playbook(facts, first, task, size), true);
  }

  private int trips(Path playbook, boolean ahead) throws IOException {
    SlowShells shells = new SlowShells(1, 0, (_, _, _) -> {});
    Rig.Ran ran = Rig.run(playbook, List.of("host"), shells, ahead, false, _ -> {});
    assertEquals(PlaybookRunner.End.GOOD, ran.end(), ran::toString);
    return shells.trips("host");
  }

  private Path playbook(String facts, String first, String task, int size) throws IOException {
    StringBuilder text =
        new StringBuilder("- hosts: all\n  gather_facts: %s\n  tasks:\n".formatted(facts));
    text.append(first);
    for (int i = 0; i < size; i++) {
      Path directory = Files.createDirectories(scratch.resolve("d" + i));
      Files.writeString(directory.resolve("f"), "same\n");
      text.append(task.formatted(scratch, i));
    }
    return Files.writeString(scratch.resolve("play.yml"), text);
  }
}
