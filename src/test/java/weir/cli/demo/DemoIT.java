package weir.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo on real containers, with a play that only logs in. */
class DemoIT {
  private static final String FAMILY = "weir-demo-it-" + ProcessHandle.current().pid();

  @TempDir Path temporary;
  private final StringWriter out = new StringWriter();
  private final List<List<String>> plays = new ArrayList<>();

  @AfterEach
  void removeHosts() {
    demo(Map.of()).down(false);
  }

  @Test
  void givesThePlayHostsThatAStrictClientReaches() throws IOException {
    Path file = Files.writeString(temporary.resolve("seed"), "content");
    var content =
        new DemoContent(
            List.of("web"),
            "",
            Map.of("token", "it's"),
            List.of(new DemoContent.HostFile(file, "/usr/local/bin/seed", "0755")),
            "ssh.service",
            "http://127.0.0.1:9/health",
            false);
    assertEquals(0, demo(content).run(2, "bookworm", Path.of("site.yml")));

    String inventory = directory().inventory().toString();
    String variables = "@" + directory().variables();
    List<String> args = List.of("-i", inventory, "-e", variables, "site.yml");
    assertEquals(List.of(args, args), plays);
    assertEquals(
        "755 0 content",
        ssh("stat -c '%a %u' /usr/local/bin/seed | tr '\\n' ' '; cat /usr/local/bin/seed"));
    assertTrue(out.toString().contains("ssh.service: active (running), MainPID "), out.toString());
    assertTrue(out.toString().contains("no answer"), out.toString());
  }

  @Test
  void usesItsHostsAgainAndLeavesNothingBehind() {
    demo(Map.of()).up(1, "bookworm");
    String boot = ssh("cat /proc/sys/kernel/random/boot_id");
    demo(Map.of()).up(1, "bookworm");
    assertEquals(boot, ssh("cat /proc/sys/kernel/random/boot_id"));

    demo(Map.of()).down(false);
    assertEquals(List.of(), new Docker(FAMILY).containers());
    assertFalse(Files.exists(directory().root()));
  }

  private DemoDirectory directory() {
    return new DemoDirectory(temporary.resolve("demo"), FAMILY);
  }

  private Demo demo(Map<String, String> variables) {
    return demo(
        new DemoContent(
            List.of(), "", variables, List.of(), "ssh.service", "http://127.0.0.1", false));
  }

  private Demo demo(DemoContent content) {
    PlaybookRun play =
        args -> {
          plays.add(args);
          return 0;
        };
    var writer = new PrintWriter(out, true);
    return new Demo(directory(), content, play, writer, writer, false);
  }

  private String ssh(String command) {
    List<String> told = new ArrayList<>();
    String config = directory().sshConfig().toString();
    Subprocess.Result result =
        Subprocess.run(
            List.of("ssh", "-F", config, "-o", "BatchMode=yes", FAMILY + "-1", command),
            Duration.ofSeconds(30),
            told::add);
    assertEquals(0, result.status(), told.toString());
    return result.out().strip();
  }
}
