package weir.inventory;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import weir.source.Diagnostic;
import weir.source.DiagnosticException;
import weir.source.SourceFile;

/** Reads text files, opening those encrypted as a whole. */
final class TextFiles {
  private static final String VAULT_HEADER = "$ANSIBLE_VAULT;";

  private final Decryptor decryptor;

  TextFiles(Decryptor decryptor) {
    this.decryptor = decryptor;
  }

  SourceFile read(Path path) {
    SourceFile file;
    try {
      String text = Files.readString(path, StandardCharsets.UTF_8);
      file = new SourceFile(path.toString(), text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (CharacterCodingException _) {
      throw new DiagnosticException(
          Diagnostic.error("%s is not UTF-8 text".formatted(path), null)
              .withHint("Convert it to UTF-8, or remove it if it does not belong here."));
    } catch (IOException problem) {
      throw new DiagnosticException(
          Diagnostic.error("cannot read %s".formatted(path), null)
              .withDetail(problem.getClass().getSimpleName() + ": " + problem.getMessage()));
    }
    return file.text().startsWith(VAULT_HEADER) ? decryptor.decrypt(file) : file;
  }
}
