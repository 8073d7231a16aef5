package weir.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FactSubsetTest {
  private static final Facts ALL =
      new Facts(
          new TreeMap<>(
              Map.of(
                  "distribution",
                  "Debian",
                  "cmdline",
                  Map.of(),
                  "memtotal_mb",
                  1L,
                  "eth0",
                  Map.of("device", "eth0"),
                  "interfaces",
                  List.of("eth0"),
                  "virtualization_type",
                  "NA",
                  "mounts",
                  List.of(),
                  "is_chroot",
                  false)));

  private static Set<String> names(List<String> subsets, List<String> filters) {
    Set<String> names = new TreeSet<>(FactSubset.apply(ALL, subsets, filters).values().keySet());
    names.remove("gather_subset");
    return names;
  }

  @Test
  void keepsAllWithoutSubsets() {
    assertEquals(ALL.values().keySet(), names(List.of(), List.of()));
    assertEquals(ALL.values().keySet(), names(List.of("all"), List.of("*")));
  }

  @Test
  void theMinimumIsKeptUnlessTurnedOff() {
    assertEquals(Set.of("distribution", "cmdline"), names(List.of("!all"), List.of()));
    assertEquals(Set.of("distribution", "cmdline"), names(List.of("min"), List.of()));
    assertEquals(Set.of(), names(List.of("!all", "!min"), List.of()));
  }

  @Test
  void onlyLeavingOutIsLeavingOutOfTheMinimum() {
    assertEquals(Set.of("distribution", "cmdline"), names(List.of("!hardware"), List.of()));
  }

  @Test
  void aNamedSubsetBringsWhatItIsWorkedOutFrom() {
    assertEquals(
        Set.of("distribution", "eth0", "interfaces"),
        names(List.of("!all", "!min", "network"), List.of()));
    assertEquals(
        Set.of("distribution", "cmdline", "eth0", "interfaces"),
        names(List.of("network"), List.of()));
  }

  @Test
  void aFactNamesItsSubset() {
    assertEquals(Set.of("memtotal_mb", "mounts"), names(List.of("!min", "mounts"), List.of()));
  }

  @Test
  void aSubsetMayBeLeftOutOfAll() {
    assertEquals(
        Set.of("distribution", "cmdline", "memtotal_mb", "virtualization_type", "mounts"),
        names(List.of("all", "!network", "!chroot"), List.of()));
  }

  @Test
  void anUnknownSubsetIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> names(List.of("netwerk"), List.of()));
    assertEquals(Set.of("distribution", "cmdline"), names(List.of("!netwerk"), List.of()));
  }

  @Test
  void filtersMatchNamesWithAndWithoutPrefix() {
    assertEquals(Set.of("eth0"), names(List.of(), List.of("ansible_eth*")));
    assertEquals(Set.of("eth0", "mounts"), names(List.of(), List.of("eth?", "mounts")));
  }
}
