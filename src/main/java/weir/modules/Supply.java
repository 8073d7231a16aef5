package weir.modules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import weir.module.Action;
import weir.module.Attributes;
import weir.module.Content;
import weir.module.FileProbe;
import weir.module.FileState;

/** Where a file's content comes from. */
sealed interface Supply {

  /** SHA-1 in hex; "" when it cannot be read. */
  String sha1();

  /** How many bytes. */
  long size();

  /** The mode of what is copied. */
  int mode();

  /** The text, when short enough and not binary, to show what changes. */
  @Nullable String text();

  /** What puts it in place. */
  Action action(FileState dest, Attributes attributes, boolean backup, @Nullable String validate);

  /** The control machine's. */
  record Here(Content content, int mode) implements Supply {
    @Override
    public String sha1() {
      return content.sha1();
    }

    @Override
    public long size() {
      return content.size();
    }

    @Override
    public @Nullable String text() {
      if (content.size() > FileProbe.DIFF_LIMIT) {
        return null;
      }
      try {
        ByteBuffer bytes = ByteBuffer.wrap(bytes());
        String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        return text.indexOf('\0') < 0 ? text : null;
      } catch (CharacterCodingException e) {
        return null;
      }
    }

    /** The text, however long. */
    String whole() {
      return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
      try (InputStream in = content.open()) {
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Action action(
        FileState dest, Attributes attributes, boolean backup, @Nullable String validate) {
      return new Action.WriteFile(dest.path(), content, attributes, dest, backup, validate);
    }
  }

  /** The same host's. */
  record There(FileState file) implements Supply {
    @Override
    public String sha1() {
      return file.sha1() == null ? "" : file.sha1();
    }

    @Override
    public long size() {
      return file.size();
    }

    @Override
    public int mode() {
      return file.mode();
    }

    @Override
    public @Nullable String text() {
      return file.text();
    }

    @Override
    public Action action(
        FileState dest, Attributes attributes, boolean backup, @Nullable String validate) {
      return new Action.CopyFile(dest.path(), file, attributes, dest, backup, validate);
    }
  }
}
