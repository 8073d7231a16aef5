package weir.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asked together, probes are answered as they would be one by one. */
final class FileProbesTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox sh"})
  void answersAreThoseOfEachAlone(String shell) throws IOException, InterruptedException {
    Path file = Files.writeString(scratch.resolve("a file"), "content\n");
    Path odd = Files.writeString(scratch.resolve("back\\slash  x"), "other\n");
    Path link = Files.createSymbolicLink(scratch.resolve("link"), file);
    Path broken = Files.createSymbolicLink(scratch.resolve("broken"), Path.of("nowhere"));
    Path none = scratch.resolve("none");
    String known = Checksum.sha1(Content.of("content\n"));
    List<Probe> probes =
        List.of(
            FileProbe.of(file.toString(), none.toString()).withTextUnless(known, 100).probe(),
            FileProbe.of(file.toString()).withTextUnless("other", 100).probe(),
            FileProbe.of(scratch.toString(), link.toString(), broken.toString()).probe(),
            FileProbe.of(link.toString(), broken.toString()).following().withChecksum().probe(),
            FileProbe.of(odd.toString(), file.toString(), odd.toString()).withChecksum().probe(),
            FileProbe.of(file.toString()).withText(3).probe(),
            FileProbe.of("~", file.toString()).probe(),
            FileProbe.of(none.toString()).probe());
    Answer whole = run(shell, FileProbes.together(probes));
    List<Answer> parts = FileProbes.apart(whole, probes.size());
    assertNotNull(parts, whole::toString);
    for (int i = 0; i < probes.size(); i++) {
      assertEquals(run(shell, probes.get(i)).out(), parts.get(i).out(), "probe " + i);
    }
    assertNull(FileProbes.apart(whole, probes.size() + 1));
    assertNull(FileProbes.apart(new Answer(143, whole.out(), ""), probes.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash"})
  void startOneProgramForEachKindOfQuestion(String shell) throws IOException, InterruptedException {
    Path bin = Files.createDirectory(scratch.resolve("bin"));
    Path count = scratch.resolve("count");
    for (String program : List.of("stat", "sha1sum", "readlink")) {
      Path wrapper = bin.resolve(program);
      Files.writeString(
          wrapper,
          "#!/bin/sh\necho %1$s >>'%2$s'\nPATH=${PATH#*:}\nexec %1$s \"$@\"\n"
              .formatted(program, count));
      assertTrue(wrapper.toFile().setExecutable(true));
    }
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Path file = Files.writeString(scratch.resolve("f" + i), "content\n");
      Path link = Files.createSymbolicLink(scratch.resolve("l" + i), scratch);
      probes.add(FileProbe.of(file.toString()).withChecksum().probe());
      probes.add(FileProbe.of(link.toString(), scratch.toString()).probe());
      probes.add(FileProbe.of(link.toString()).following().probe());
    }
    Probe counted = FileProbes.together(probes);
    Answer whole = run("env PATH=" + bin + ":" + System.getenv("PATH") + " " + shell, counted);
    assertNotNull(FileProbes.apart(whole, probes.size()), whole::toString);
    assertEquals(
        List.of("readlink", "readlink", "sha1sum", "stat"),
        Files.readAllLines(count).stream().sorted().toList());
  }

  private static Answer run(String shell, Probe probe) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of(shell.split(" ", -1)));
    argv.addAll(List.of("-c", probe.script().text(), "sh"));
    argv.addAll(probe.args());
    Process process =
        new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Answer(process.waitFor(), out, "");
  }
}
