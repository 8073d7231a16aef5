package weir.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.yaml.Node;
import weir.yaml.Scalar;

final class InventoryTest {
  @TempDir Path directory = Path.of("");
  private final List<Diagnostic> found = new ArrayList<>();
  private Inventory inventory = InventoryReader.read(List.of("x,"), options(), warning -> {});

  @BeforeEach
  void readInventory() throws IOException {
    Path hosts = directory.resolve("hosts");
    Files.writeString(hosts, "alone\n[web]\nw1\nw2\n[db]\nd1\n");
    inventory = InventoryReader.read(List.of(hosts.toString()), options(), found::add);
  }

  @Test
  void addsHostAheadOfAllOthers() {
    Inventory more = inventory.withHost("new", Map.of("a", text("1")), List.of("web", "fresh"));
    assertEquals(List.of("new", "alone", "w1", "w2", "d1"), more.hostNames());
    assertEquals(List.of("fresh", "web"), host(more, "new").groups());
    assertEquals(List.of("w1", "w2", "new"), names(more, "web"));
    assertNull(host(more, "new").source());
    assertNull(inventory.host("new"));
  }

  @Test
  void delegateThatNoSourceNamesHasTheVariablesOfAll() throws IOException {
    Path hosts = directory.resolve("hosts");
    Files.writeString(hosts, "w1\n[all:vars]\nansible_user=deployer\n");
    Inventory read = InventoryReader.read(List.of(hosts.toString()), options(), found::add);
    assertNull(read.host("elsewhere"));
    List<VarLayer> layers = read.layers(read.delegate("elsewhere"));
    assertEquals(List.of("all"), layers.stream().map(VarLayer::name).toList());
    assertEquals("w1", read.delegate("w1").name());
  }

  @Test
  void addsHostWithoutGroupToUngrouped() {
    Inventory more = inventory.withHost("new", Map.of(), List.of());
    assertEquals(List.of("ungrouped"), host(more, "new").groups());
  }

  @Test
  void movesUngroupedHostWhenItIsGrouped() {
    Inventory more = inventory.withMember("alone", "os_Debian", List.of("os"));
    assertEquals(List.of("os", "os_Debian"), host(more, "alone").groups());
    assertEquals(List.of("alone"), names(more, "os"));
  }

  @Test
  void addingTheSameAgainChangesNothing() {
    Inventory once = inventory.withHost("new", Map.of("a", text("1")), List.of("web"));
    assertSame(once, once.withHost("new", Map.of("a", text("1")), List.of("web")));
    assertSame(once, once.withMember("new", "web", List.of()));
    Inventory other = once.withHost("new", Map.of("a", text("2")), List.of("web"));
    assertEquals(List.of("2"), values(other, "new", "a"));
  }

  @Test
  void rejectsGroupUnderItself() {
    assertThrows(
        DiagnosticException.class, () -> inventory.withMember("w1", "web", List.of("web")));
  }

  @Test
  void limitsEveryPattern() {
    Inventory limited = inventory.withLimit(HostPattern.limit("web:!w2"), found::add);
    assertEquals(List.of("w1"), names(limited, "all"));
    assertEquals(List.of(), names(limited, "db"));
    assertEquals(4, limited.hostNames().size());
  }

  @Test
  void takesLimitFromFile() throws IOException {
    Path file = directory.resolve("again.retry");
    Files.writeString(file, "d1\n\nw2\n");
    Inventory limited = inventory.withLimit(HostPattern.limit("@" + file), found::add);
    assertEquals(List.of("w2", "d1"), names(limited, "web:db"));
  }

  @Test
  void missingLimitFileIsAnError() {
    DiagnosticException problem =
        assertThrows(DiagnosticException.class, () -> HostPattern.limit("web,@nowhere"));
    assertEquals("there is no file 'nowhere'", problem.diagnostics().getFirst().summary());
    assertEquals("--limit:1:5", String.valueOf(problem.diagnostics().getFirst().span()));
  }

  @Test
  void warnsOfPatternThatMatchesNothing() {
    assertEquals(List.of("d1"), names(inventory, "wbe:db"));
    assertEquals("no host or group matches 'wbe'", found.getFirst().summary());
    assertEquals("Did you mean 'web'?", found.getFirst().hint());
  }

  @Test
  void listOfPatternsIsJoined() {
    HostPattern pattern = HostPattern.of(List.of("db", "web,!w1"), null);
    assertEquals(
        List.of("d1", "w2"),
        inventory.match(pattern, found::add).stream().map(Host::name).toList());
  }

  @Test
  void localhostNeedsNoInventory() {
    Host local = host(inventory, "localhost");
    assertTrue(local.implicit());
    assertEquals(List.of("local"), values(inventory, "localhost", "ansible_connection"));
    assertEquals(List.of("localhost"), names(inventory, "localhost"));
    assertTrue(names(inventory, "all").stream().noneMatch("localhost"::equals));
  }

  @Test
  void localhostHasVariablesOfAll() throws IOException {
    Files.createDirectories(directory.resolve("group_vars"));
    Files.writeString(directory.resolve("group_vars/all"), "x: 1\n");
    assertEquals(List.of("1"), values(inventory, "localhost", "x"));
  }

  @Test
  void opensEncryptedVariables() throws IOException {
    Files.createDirectories(directory.resolve("host_vars"));
    Files.writeString(directory.resolve("host_vars/w1.yml"), "$ANSIBLE_VAULT;1.1;AES256\n00\n");
    InventoryOptions open =
        options().withDecryptor(file -> new SourceFile(file.name(), "secret: yes\n"));
    inventory =
        InventoryReader.read(List.of(directory.resolve("hosts").toString()), open, found::add);
    assertEquals(List.of("yes"), values(inventory, "w1", "secret"));
  }

  @Test
  void collectsProblemsOfAllSources() {
    DiagnosticException problem =
        assertThrows(
            DiagnosticException.class,
            () -> InventoryReader.read(List.of("no1", "a,b", "no2"), options(), found::add));
    assertEquals(2, problem.diagnostics().size());
  }

  private static InventoryOptions options() {
    return InventoryOptions.defaults();
  }

  private static Scalar text(String value) {
    SourceFile file = new SourceFile("task", value);
    return Scalar.ofString(value, file.span(0, value.length()));
  }

  private static Host host(Inventory inventory, String name) {
    Host host = inventory.host(name);
    assertNotNull(host);
    return host;
  }

  private List<String> names(Inventory in, String pattern) {
    return in.match(HostPattern.of(pattern, null), found::add).stream().map(Host::name).toList();
  }

  private static List<String> values(Inventory inventory, String host, String variable) {
    List<String> values = new ArrayList<>();
    for (VarLayer layer : inventory.layers(host(inventory, host))) {
      Node value = layer.entries().get(variable);
      if (value instanceof Scalar scalar) {
        values.add(scalar.text());
      }
    }
    return values;
  }
}
