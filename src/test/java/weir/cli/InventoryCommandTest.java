package weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The expectations are what ansible-inventory prints of the same files. */
final class InventoryCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String hosts = "";

  @TempDir private Path directory;

  @BeforeEach
  void writeInventory() throws IOException {
    Files.createDirectories(directory.resolve("group_vars"));
    Files.writeString(directory.resolve("group_vars/web.yml"), "url: \"{{ port }}\"\n");
    hosts =
        Files.writeString(
                directory.resolve("hosts"),
                """
                lonely
                [web]
                w[1:2] port=80
                [site:children]
                web
                [site:vars]
                env=prod
                """)
            .toString();
  }

  @Test
  void writesTheInventoryToAFile() throws IOException {
    Path file = directory.resolve("all.json");
    assertEquals(ExitCode.OK, run("--list", "--output", file.toString()));
    String written = Files.readString(file);
    assertEquals(ExitCode.OK, run("--list"));
    assertEquals(out.toString(), written);
  }

  @Test
  void listsGroupsAndTheVariablesOfHosts() {
    assertEquals(ExitCode.OK, run("--list", "-l", "w1"));
    assertEquals(
        """
        {
            "_meta": {
                "hostvars": {
                    "w1": {
                        "env": "prod",
                        "port": 80,
                        "url": "{{ port }}"
                    }
                }
            },
            "all": {
                "children": [
                    "ungrouped",
                    "site"
                ]
            },
            "site": {
                "children": [
                    "web"
                ]
            },
            "web": {
                "hosts": [
                    "w1"
                ]
            }
        }
        """,
        out.toString());
  }

  @Test
  void yamlNestsGroupsAndExportKeepsTheirVariablesWithThem() {
    assertEquals(ExitCode.OK, run("--list", "--yaml", "--export"));
    assertEquals(
        """
        all:
          children:
            site:
              children:
                web:
                  hosts:
                    w1:
                      port: 80
                    w2:
                      port: 80
                  vars:
                    url: '{{ port }}'
              vars:
                env: prod
            ungrouped:
              hosts:
                lonely: {}
        """,
        out.toString());
  }

  @Test
  void graphShowsATreeWithVariables() {
    assertEquals(ExitCode.OK, run("--graph", "--vars", "-l", "w2,lonely"));
    assertEquals(
        """
        @all:
          |--@ungrouped:
          |  |--lonely
          |--@site:
          |  |--@web:
          |  |  |--w2
          |  |  |  |--{env = prod}
          |  |  |  |--{port = 80}
          |  |  |  |--{url = {{ port }}}
          |  |  |--{url = {{ port }}}
          |  |--{env = prod}
        """,
        out.toString());
  }

  @Test
  void oneHostsVariablesAreThoseOfItsGroupsToo() {
    assertEquals(ExitCode.OK, run("--host", "w1", "--yaml", "-e", "env=test"));
    assertEquals("env: test\nport: 80\nurl: '{{ port }}'\n", out.toString());
  }

  @Test
  void misspelledNamesGetTheNearest() {
    assertEquals(ExitCode.ERROR, run("--graph", "wbe"));
    assertEquals(ExitCode.ERROR, run("--host", "w3"));
    assertTrue(err.toString().contains("no group 'wbe'"), err::toString);
    assertTrue(err.toString().contains("Did you mean 'web'?"), err::toString);
    assertTrue(err.toString().contains("no host 'w3'"), err::toString);
  }

  @Test
  void exactlyOneActionIsNeeded() {
    assertEquals(2, run());
    assertEquals(2, run("--list", "--graph"));
  }

  @Test
  void tomlIsRefusedInPlainWords() throws IOException {
    hosts = Files.writeString(directory.resolve("hosts.toml"), "[web]\n").toString();
    assertEquals(ExitCode.ERROR, run("--list"));
    assertTrue(err.toString().contains("Weir reads no TOML inventories"), err::toString);
  }

  private int run(String... arguments) {
    CommandLine line = Main.commands();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[arguments.length + 3];
    all[0] = "inventory";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 2] = "-i";
    all[all.length - 1] = hosts;
    return line.execute(all);
  }
}
