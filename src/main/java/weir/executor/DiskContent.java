package weir.executor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import weir.module.Checksum;
import weir.module.Content;

/** A file of the control machine, hashed at most once, whatever the number of hosts. */
final class DiskContent implements Content {
  private final Path path;
  private final long size;
  private @Nullable String sha1;
  private @Nullable String md5;

  DiskContent(Path path) {
    this.path = path;
    try {
      this.size = Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public synchronized String sha1() {
    if (sha1 == null) {
      sha1 = Checksum.sha1(this);
    }
    return sha1;
  }

  @Override
  public synchronized String md5() {
    if (md5 == null) {
      md5 = Checksum.md5(this);
    }
    return md5;
  }

  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(path);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DiskContent that && path.equals(that.path) && size == that.size;
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
