package weir.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weir.module.Script;

/** The script itself, in each shell a host may have. */
class GatherScriptTest {

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/bash", "/bin/busybox"})
  void gathersThisMachine(String shell, @TempDir Path directory)
      throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of(shell)), shell + " is not here");
    Files.writeString(directory.resolve("site.fact"), "[place]\nroom = 7\n");
    List<String> command = new ArrayList<>(List.of(shell));
    if (shell.endsWith("busybox")) {
      command.add("sh");
    }
    command.addAll(
        List.of("-eu", "-c", "set +eu\n" + Script.of(GatherScript.RESOURCE).text(), "gather"));
    command.add(directory.toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("WEIR_TEST", "two\nlines = x");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor());
    assertEquals("", errors);

    Facts facts = FactsParser.parse(output);
    assertEquals("Linux", facts.text("system"));
    assertFalse(facts.text("distribution").isEmpty());
    assertFalse(facts.text("user_dir").isEmpty());
    assertTrue(facts.text("env").contains("WEIR_TEST=two\nlines = x"));
    assertEquals(Map.of("site", Map.of("place", Map.of("room", "7"))), facts.values().get("local"));
  }
}
