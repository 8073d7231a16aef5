package weir.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientFilesTest {
  private final DemoDirectory directory = new DemoDirectory(Path.of("/state"), "demo");
  private final List<DemoHost> hosts =
      List.of(
          new DemoHost("demo-1", 20001, "ssh-ed25519 AAA root@demo-1\nssh-rsa BBB root@demo-1\n"),
          new DemoHost("demo-2", 20002, "ssh-ed25519 CCC root@demo-2\n"));

  @Test
  void inventoryReachesEachHostThroughItsPortUnderStrictChecking() {
    assertEquals(
        """
        # Written by `weir demo` at each start.
        all:
          vars:
            ansible_user: 'ubuntu'
            ansible_ssh_private_key_file: '/state/id_ed25519'
            ansible_ssh_common_args: '-o StrictHostKeyChecking=yes -o UserKnownHostsFile=/state/known_hosts'
          hosts:
            demo-1:
              ansible_host: 127.0.0.1
              ansible_port: 20001
            demo-2:
              ansible_host: 127.0.0.1
              ansible_port: 20002
              token: 'it''s'
          children:
            web:
              hosts:
                demo-1:
                demo-2:
        """,
        ClientFiles.inventory(
            directory, hosts, List.of("web"), Map.of("demo-2", Map.of("token", "it's"))));
  }

  @Test
  void knownHostsHoldEveryKeyUnderTheHostsPort() {
    assertEquals(
        """
        [127.0.0.1]:20001 ssh-ed25519 AAA
        [127.0.0.1]:20001 ssh-rsa BBB
        [127.0.0.1]:20002 ssh-ed25519 CCC
        """,
        ClientFiles.knownHosts(hosts));
  }

  @Test
  void variablesKeepQuotesAndLineBreaks() {
    assertEquals(
        """
        a: 'it''s'
        b: "two\\nlines \\"x\\""
        """,
        ClientFiles.variables(Map.of("b", "two\nlines \"x\"", "a", "it's")));
    assertEquals("{}\n", ClientFiles.variables(Map.of()));
  }
}
