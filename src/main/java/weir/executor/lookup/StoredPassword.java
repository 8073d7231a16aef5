package weir.executor.lookup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a password file holds.
 *
 * @param salt of the hash that was asked for before
 * @param ident the kind of that hash, for bcrypt
 */
record StoredPassword(String password, @Nullable String salt, @Nullable String ident) {
  private static final String SALT = " salt=";
  private static final String IDENT = " ident=";

  /** The content of a file taken apart, null when there is no such file. */
  static @Nullable StoredPassword read(Path file) throws IOException {
    return Files.exists(file) ? parse(Files.readString(file).stripTrailing()) : null;
  }

  StoredPassword withSalt(String made) {
    return new StoredPassword(password, made, ident);
  }

  StoredPassword withIdent(String kind) {
    return new StoredPassword(password, salt, kind);
  }

  /**
   * Writes a file that only its owner may read.
   *
   * @throws FileAlreadyExistsException when it is to be new but somebody else was faster
   */
  void write(Path file, boolean fresh) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(
          parent,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path temporary =
        file.resolveSibling(".%s.%d.weir-tmp".formatted(file.getFileName(), System.nanoTime()));
    try {
      var permissions =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      try (FileChannel channel =
              FileChannel.open(
                  temporary,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  permissions);
          OutputStream out = Channels.newOutputStream(channel)) {
        out.write((text() + "\n").getBytes(StandardCharsets.UTF_8));
      }
      if (fresh) {
        Files.move(temporary, file);
      } else {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private String text() {
    if (salt == null) {
      return password;
    }
    return password + SALT + salt + (ident == null ? "" : IDENT + ident);
  }

  @Override
  public String toString() {
    return "StoredPassword[********]";
  }

  private static StoredPassword parse(String text) {
    int salt = text.lastIndexOf(SALT);
    if (salt < 0) {
      return new StoredPassword(text, null, null);
    }
    String rest = text.substring(salt + SALT.length());
    int ident = rest.lastIndexOf(IDENT);
    return ident < 0
        ? new StoredPassword(text.substring(0, salt), rest, null)
        : new StoredPassword(
            text.substring(0, salt),
            rest.substring(0, ident),
            rest.substring(ident + IDENT.length()));
  }
}
