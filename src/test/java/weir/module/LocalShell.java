package weir.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs scripts on this machine, under one of the shells they must run under. */
public record LocalShell(String name, List<String> command) {

  /** Those of {@code dash}, {@code bash} and {@code busybox sh} that are here. */
  public static List<LocalShell> all() {
    return List.of(
            new LocalShell("dash", List.of("/usr/bin/dash")),
            new LocalShell("bash", List.of("/usr/bin/bash")),
            new LocalShell("busybox", List.of("/usr/bin/busybox", "sh")))
        .stream()
        .filter(shell -> Files.isExecutable(Path.of(shell.command.getFirst())))
        .toList();
  }

  /** The probe's answer. */
  public Answer ask(Probe probe) {
    return run(
        probe.script(), probe.args(), probe.input() == null ? new byte[0] : bytes(probe.input()));
  }

  /** The action's answer. */
  public Answer act(Action action) {
    Action.Step step = action.step();
    return run(
        step.script(), step.args(), step.input() == null ? new byte[0] : bytes(step.input()));
  }

  /** The answer of a script that reads these bytes. */
  public Answer run(Script script, List<String> args, byte[] input) {
    List<String> words = new ArrayList<>(command);
    words.add("-c");
    words.add(script.text());
    words.add(script.name());
    words.addAll(args);
    try {
      Path err = Files.createTempFile("weir", ".err");
      Process process = new ProcessBuilder(words).redirectError(err.toFile()).start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(input);
      } catch (IOException e) {
        // The script ended without reading all.
      }
      String out;
      try (InputStream from = process.getInputStream()) {
        out = new String(from.readAllBytes(), StandardCharsets.UTF_8);
      }
      Answer answer = new Answer(process.waitFor(), out, Files.readString(err));
      Files.delete(err);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Content content) {
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
