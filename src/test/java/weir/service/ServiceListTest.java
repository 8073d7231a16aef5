package weir.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;

/** The variable {@code weir_services}. */
final class ServiceListTest {
  private static List<Service> read(Object value) {
    return ServiceList.read(value, "web1", null);
  }

  private static Diagnostic refused(Object value) {
    return assertThrows(DiagnosticException.class, () -> read(value)).diagnostics().getFirst();
  }

  @Test
  void aNameIsAServiceOfWhichNothingElseIsKnown() {
    Service service = read(List.of("nginx")).getFirst();
    assertEquals("nginx.service", service.unit());
    assertEquals("nginx", service.name());
    assertEquals(false, service.checked());
    assertEquals("backup.timer", read(List.of("backup.timer")).getFirst().name());
  }

  @Test
  void thePortIsThatOfALocalUrl() {
    assertEquals(5555, port("http://127.0.0.1:5555/health"));
    assertEquals(80, port("http://localhost/health?a=b"));
    assertNull(port("http://other.example:8080/"));
  }

  private static @org.jspecify.annotations.Nullable Integer port(String url) {
    return read(List.of(Map.of("name", "a", "url", url))).getFirst().port();
  }

  @Test
  void aTunnelHasTheAgentsUsualAddress() {
    Map<String, String> tunnel = Map.of("url", "https://a.example", "upstream", "5555");
    Service.Tunnel read = read(List.of(Map.of("name", "a", "tunnel", tunnel))).getFirst().tunnel();
    assertEquals(new Service.Tunnel("127.0.0.1:4040", "https://a.example", "5555"), read);
  }

  @Test
  void mistakesAreTold() {
    assertEquals("weir_services of host web1 is no list", refused("nginx").summary());
    assertEquals("Did you mean 'port'?", refused(List.of(Map.of("name", "a", "prot", 1))).hint());
    assertTrue(refused(List.of(Map.of("url", "http://a"))).summary().contains("without a name"));
    assertTrue(refused(List.of("a", "a.service")).summary().contains("names a twice"));
    assertTrue(refused(List.of("app@")).summary().contains("is a template"));
    assertTrue(refused(List.of("a b; rm -rf /")).summary().contains("no name of a unit"));
    assertTrue(refused(List.of("-x")).summary().contains("no name of a unit"));
    assertTrue(
        refused(List.of(Map.of("name", "a", "port", 70000))).summary().contains("port '70000'"));
    assertTrue(
        refused(List.of(Map.of("name", "a", "url", "localhost"))).summary().contains("no URL"));
    assertTrue(
        refused(List.of(Map.of("name", "a", "tunnel", Map.of("url", "https://a"))))
            .summary()
            .contains("without url or upstream"));
  }
}
