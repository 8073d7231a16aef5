package weir.vars;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;
import weir.source.Span;
import weir.yaml.Mapping;
import weir.yaml.Scalar;
import weir.yaml.Yaml;

/** The folder's files were encrypted by ansible-vault 2.14 with the passwords below. */
final class VaultTest {
  private static final Path FILES = Path.of("src/test/resources/weir/vars/vault");
  private static final VaultSecret DEFAULT = new VaultSecret("default", "not-a-real-password");
  private static final VaultSecret PROD = new VaultSecret("prod", "another-fake-password");
  private static final VaultSecret UMLAUT = new VaultSecret("other", "ümlaut-fake-pass");
  private final Vault vault = Vault.of(List.of(DEFAULT, PROD, UMLAUT));

  @ParameterizedTest
  @ValueSource(strings = {"v11.yml", "v12-prod.yml", "umlaut.yml"})
  void readsWhatAnsibleVaultWrote(String name) {
    SourceFile clear = vault.decrypt(file(name));
    assertEquals(file("clear.yml").text(), clear.text());
    assertTrue(clear.name().endsWith(name));
  }

  @Test
  void passesClearFilesThrough() {
    SourceFile clear = file("clear.yml");
    assertEquals(clear, Vault.NONE.decrypt(clear));
  }

  @Test
  void keepsWideCharactersAndLengthsOnABlockEdge() {
    assertEquals("grün €\n", vault.decrypt(file("utf8.txt")).text());
    assertEquals("0123456789abcdef", vault.decrypt(file("block.txt")).text());
    assertEquals("", vault.decrypt(file("empty.txt")).text());
  }

  @Test
  void opensBytesThatAreNotText() {
    SourceFile file = file("bytes.bin");
    assertArrayEquals(
        new byte[] {(byte) 0xff, 0, (byte) 0xfe}, vault.open(file.text(), file::span));
    assertEquals("what is in this vault is not UTF-8 text", problem(vault, file).summary());
  }

  @Test
  void opensAnInlineValueOfAYamlFile() {
    Mapping root = (Mapping) Objects.requireNonNull(Yaml.read(file("inline.yml"), _ -> {}));
    Scalar scalar = (Scalar) root.entries().getFirst().value();
    assertEquals(Scalar.Tag.VAULT, scalar.tag());
    assertEquals("inline value", vault.reveal(scalar.text(), scalar.positions()));
    Diagnostic problem =
        failure(() -> Vault.of(List.of(PROD)).reveal(scalar.text(), scalar.positions()));
    assertEquals("no vault password opens this", problem.summary());
    assertEquals(2, span(problem).line());
    assertEquals(11, span(problem).column());
  }

  @Test
  void readsFilesWithWindowsLineEnds() {
    SourceFile file = file("v12-prod.yml");
    SourceFile windows = new SourceFile(file.name(), file.text().replace("\n", "\r\n"));
    assertEquals(file("clear.yml").text(), vault.decrypt(windows).text());
  }

  @Test
  void triesAllPasswordsWhateverTheLabel() {
    Vault renamed = Vault.of(List.of(DEFAULT, new VaultSecret("staging", PROD.password())));
    assertEquals(file("clear.yml").text(), renamed.decrypt(file("v12-prod.yml")).text());
  }

  @Test
  void namesTheMissingIdAndTheFile() {
    Diagnostic problem = problem(Vault.of(List.of(DEFAULT)), file("v12-prod.yml"));
    assertEquals("no vault password opens this", problem.summary());
    assertTrue(span(problem).file().name().endsWith("v12-prod.yml"));
    assertTrue(String.valueOf(problem.hint()).contains("--vault-id prod@FILE"));
    assertFalse(problem.toString().contains(DEFAULT.password()));
  }

  @Test
  void saysThatAPasswordIsNeeded() {
    Diagnostic problem = problem(Vault.NONE, file("v11.yml"));
    assertEquals("this is encrypted with Ansible Vault", problem.summary());
    assertEquals(1, span(problem).line());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 'no vault password opens this'",
    "63, 'no vault password opens this'",
    "65, 'no vault password opens this'",
    "128, 'no vault password opens this'",
    "130, 'no vault password opens this'",
    "200, 'no vault password opens this'"
  })
  void noticesAFlippedBit(int at, String summary) {
    SourceFile file = file("v11.yml");
    byte[] inner = inner(file);
    inner[at] = (byte) (inner[at] == '0' ? '1' : '0');
    assertEquals(summary, problem(vault, outer(inner)).summary());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 64, 65, 129, 130, 131, 161})
  void noticesACutText(int length) {
    byte[] inner = Arrays.copyOf(inner(file("v11.yml")), length);
    assertEquals("this vault is damaged", problem(vault, outer(inner)).summary());
  }

  @Test
  void noticesTextCutAtABlockEdge() {
    byte[] inner = inner(file("v11.yml"));
    byte[] cut = Arrays.copyOf(inner, inner.length - 32);
    assertEquals("no vault password opens this", problem(vault, outer(cut)).summary());
  }

  @Test
  void noticesAMissingDigit() {
    SourceFile file = file("v11.yml");
    SourceFile odd = new SourceFile("odd.yml", file.text().stripTrailing().replaceFirst(".$", ""));
    assertEquals("this vault is damaged", problem(vault, odd).summary());
  }

  @Test
  void pointsAtWhatIsNoDigit() {
    SourceFile file = file("v11.yml");
    int third = file.text().indexOf('\n', file.text().indexOf('\n') + 1) + 1;
    String text = file.text().substring(0, third) + "x" + file.text().substring(third + 1);
    Diagnostic problem = problem(vault, new SourceFile("bad.yml", text));
    assertEquals("this vault is damaged", problem.summary());
    assertEquals("bad.yml:3:1", span(problem).toString());
  }

  @Test
  void pointsAtAMergeConflict() {
    String text = file("v11.yml").text().replaceFirst("\n", "\n<<<<<<< HEAD\n");
    Diagnostic problem = problem(vault, new SourceFile("merged.yml", text));
    assertEquals("a merge conflict inside a vault", problem.summary());
    assertEquals(2, span(problem).line());
  }

  @ParameterizedTest
  @CsvSource({
    "$ANSIBLE_VAULT;1.0;AES, this vault has the version '1.0'",
    "$ANSIBLE_VAULT, this vault has the version ''",
    "$ANSIBLE_VAULT;1.1;AES, this vault uses the cipher 'AES'"
  })
  void refusesOtherFormats(String header, String summary) {
    String text = file("v11.yml").text().replace("$ANSIBLE_VAULT;1.1;AES256", header);
    assertEquals(summary, problem(vault, new SourceFile("old.yml", text)).summary());
  }

  @Test
  void showsNoPassword() {
    assertEquals("VaultSecret[prod]", PROD.toString());
  }

  private static byte[] inner(SourceFile file) {
    String digits = file.text().substring(file.text().indexOf('\n')).replaceAll("\\s", "");
    return HexFormat.of().parseHex(digits);
  }

  private static SourceFile outer(byte[] inner) {
    return new SourceFile(
        "changed.yml", "$ANSIBLE_VAULT;1.1;AES256\n" + HexFormat.of().formatHex(inner) + "\n");
  }

  private static Diagnostic problem(Vault vault, SourceFile file) {
    return failure(() -> vault.decrypt(file));
  }

  private static Diagnostic failure(Runnable work) {
    return assertThrows(DiagnosticException.class, work::run).diagnostics().getFirst();
  }

  private static Span span(Diagnostic problem) {
    Span span = problem.span();
    if (span == null) {
      throw new AssertionError("no place in " + problem);
    }
    return span;
  }

  private static SourceFile file(String name) {
    try {
      Path path = FILES.resolve(name);
      return new SourceFile(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
