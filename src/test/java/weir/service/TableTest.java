package weir.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import weir.service.Table.Cell;

/** Tables on terminals of every width. */
final class TableTest {
  private static final List<String> SPARE = List.of("PID", "MEMORY");

  private static List<String> render(int width) {
    Table table = new Table("HOST", "SERVICE", "STATE", "PID", "MEMORY");
    table.row(cells("rome", "currents", "healthy", "4711", "21 MiB"), List.of(), Tone.PLAIN);
    table.row(cells("oslo", "currents", "failed", "-", "-"), List.of("it ended badly"), Tone.PLAIN);
    return table.render(width, Ink.PLAIN, SPARE);
  }

  private static List<Cell> cells(String... texts) {
    return List.of(texts).stream().map(text -> new Cell(text, Tone.PLAIN)).toList();
  }

  @Test
  void showsAllWhereThereIsRoom() {
    assertEquals(
        List.of(
            "HOST  SERVICE   STATE    PID   MEMORY",
            "rome  currents  healthy  4711  21 MiB",
            "oslo  currents  failed   -     -",
            "  └ it ended badly"),
        render(37));
  }

  @Test
  void leavesOutWhatCanBeDoneWithoutAndSaysSo() {
    assertEquals(
        List.of(
            "HOST  SERVICE   STATE    MEMORY",
            "rome  currents  healthy  21 MiB",
            "oslo  currents  failed   -",
            "  └ it ended badly",
            "  no room for pid"),
        render(36));
  }

  @Test
  void keepsWhatMattersHoweverNarrowItIs() {
    assertEquals(
        List.of(
            "HOST  SERVICE   STATE",
            "rome  currents  healthy",
            "oslo  currents  failed",
            "  └ it ended",
            "    badly",
            "  no room",
            "    for pid,",
            "    memory"),
        render(12));
  }
}
