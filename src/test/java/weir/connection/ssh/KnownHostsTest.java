package weir.connection.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.schmizz.sshj.common.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownHostsTest {
  private static final HostKey ONE = key("ssh-ed25519", "one");
  private static final HostKey TWO = key("ssh-ed25519", "two");
  private static final HostKey RSA = key("ssh-rsa", "three");

  private static HostKey key(String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return HostKey.of(new Buffer.PlainBuffer().putString(type).putString(bytes).getCompactData());
  }

  private static KnownHosts known(String... lines) {
    return new KnownHosts(
        Stream.of(lines)
            .map(line -> Objects.requireNonNull(KnownHostsLine.parse(line, "known_hosts:1"), line))
            .toList());
  }

  @Test
  void trustsByNamePortAndPattern() {
    var trusted = new KnownHosts.Verdict.Trusted();
    assertEquals(trusted, known("web1 " + ONE.line()).judge("web1", 22, ONE));
    assertEquals(trusted, known("web1,10.0.0.1 " + ONE.line()).judge("10.0.0.1", 22, ONE));
    assertEquals(trusted, known("[web1]:2222 " + ONE.line()).judge("web1", 2222, ONE));
    assertEquals(trusted, known("*.example.org " + ONE.line()).judge("a.example.org", 22, ONE));
    assertEquals(trusted, known("WEB1 " + ONE.line()).judge("web1", 22, ONE));
    assertEquals(trusted, known("web1 " + ONE.line()).judge("web1", 2222, ONE));
  }

  @Test
  void knowsNothingOfOtherNames() {
    var unknown = new KnownHosts.Verdict.Unknown(false);
    assertEquals(unknown, known("web1 " + ONE.line()).judge("web2", 22, ONE));
    assertEquals(unknown, known("[web1]:2222 " + ONE.line()).judge("web1", 22, ONE));
    assertEquals(unknown, known("*,!web1 " + ONE.line()).judge("web1", 22, ONE));
    assertEquals(unknown, known("web1 " + ONE.line()).judge("web1", 2222, TWO));
  }

  @Test
  void takesAnotherKeyForAChangeWhateverItsType() {
    var lines = known("web1 " + ONE.line());
    assertInstanceOf(KnownHosts.Verdict.Changed.class, lines.judge("web1", 22, TWO));
    assertInstanceOf(KnownHosts.Verdict.Changed.class, lines.judge("web1", 22, RSA));
  }

  @Test
  void letsOneOfManyKeysDo() {
    var lines = known("web1 " + ONE.line(), "web1 " + RSA.line());
    assertEquals(new KnownHosts.Verdict.Trusted(), lines.judge("web1", 22, RSA));
  }

  @Test
  void letsARevocationWin() {
    var lines = known("web1 " + ONE.line(), "@revoked * " + ONE.line());
    assertInstanceOf(KnownHosts.Verdict.Revoked.class, lines.judge("web1", 22, ONE));
  }

  @Test
  void asksForSha2WhereAnRsaKeyIsKnown() {
    assertEquals(
        List.of("rsa-sha2-512", "rsa-sha2-256", "ssh-ed25519"),
        known("web1 " + RSA.line(), "web1 " + ONE.line()).algorithms("web1", 22));
  }

  @Test
  void passesOverLinesWithoutSense() {
    for (String line :
        List.of("", "# comment", "web1", "web1 ssh-rsa", "@other web1 " + ONE.line(), "a b !!")) {
      assertNull(KnownHostsLine.parse(line, "known_hosts:1"), line);
    }
  }

  @Test
  void losesNoLineOfManyWriters(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("new/known_hosts");
    var files = new KnownHostsFiles();
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(i ->
                Thread.ofPlatform()
                    .start(() -> {
                      try {
                        files.append(file, List.of("host" + i + " " + ONE.line()));
                      } catch (IOException e) {
                        throw new IllegalStateException(e);
                      }
                    }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(8, files.load(List.of(file)).lines().size());
    assertEquals(8, Files.readAllLines(file).size());
  }

  @Test
  void matchesWildcards() {
    assertEquals(
        List.of(true, true, true, true, false, false, false),
        List.of(
            Wildcard.matches("*", ""),
            Wildcard.matches("a*c*e", "abcde"),
            Wildcard.matches("w?b", "web"),
            Wildcard.matches("**x", "aax"),
            Wildcard.matches("a*c", "abd"),
            Wildcard.matches("?", ""),
            Wildcard.matches("ab", "abc")));
  }
}
