package weir.modules;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import weir.module.Content;
import weir.module.ModuleFailure;

/** An archive of the control machine. */
final class Archive {

  /**
   * What an archive holds.
   *
   * @param sha1 of a file, null for others
   * @param target of a symbolic link, null for others
   */
  record Entry(String name, boolean directory, @Nullable String sha1, @Nullable String target) {}

  /** How an archive is written. */
  enum Kind {
    TAR("TarArchive", ""),
    GZIP("TgzArchive", "-z"),
    BZIP2("TarBzipArchive", "-j"),
    XZ("TarXzArchive", "-J"),
    ZSTD("TarZstdArchive", "--zstd"),
    ZIP("ZipArchive", "");

    final String handler;
    final String option;

    Kind(String handler, String option) {
      this.handler = handler;
      this.option = option;
    }

    /** Whether what it holds can be seen here, without tools. */
    boolean readable() {
      return this == TAR || this == GZIP || this == ZIP;
    }

    /** By what a name ends in. */
    static Kind named(String path) {
      String name = path.toLowerCase(Locale.ROOT);
      if (name.endsWith(".zip") || name.endsWith(".jar") || name.endsWith(".war")) {
        return ZIP;
      }
      if (name.endsWith("gz")) {
        return GZIP;
      }
      if (name.endsWith("bz2") || name.endsWith(".tbz")) {
        return BZIP2;
      }
      if (name.endsWith("xz")) {
        return XZ;
      }
      return name.endsWith("zst") ? ZSTD : TAR;
    }
  }

  private Archive() {}

  /** By its first bytes. */
  static Kind kind(Content content, String path) {
    try (InputStream in = content.open()) {
      byte[] start = in.readNBytes(512);
      int first = start.length < 4 ? 0 : ((start[0] & 0xff) << 8) | (start[1] & 0xff);
      return switch (first) {
        case 0x1f8b -> Kind.GZIP;
        case 0x504b -> Kind.ZIP;
        case 0x425a -> Kind.BZIP2;
        case 0xfd37 -> Kind.XZ;
        case 0x28b5 -> Kind.ZSTD;
        default -> {
          if (!TarReader.looksLikeTar(start)) {
            throw new ModuleFailure(
                "Failed to find handler for \"%s\". It is no archive that can be unpacked."
                    .formatted(path));
          }
          yield Kind.TAR;
        }
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it holds, if that can be seen here. */
  static List<Entry> entries(Content content, Kind kind) {
    try (InputStream in = new BufferedInputStream(content.open())) {
      return switch (kind) {
        case ZIP -> zipped(in);
        case GZIP -> TarReader.read(new GZIPInputStream(in));
        case TAR -> TarReader.read(in);
        case BZIP2, XZ, ZSTD -> List.of();
      };
    } catch (IOException e) {
      throw new ModuleFailure("the archive cannot be read: " + e.getMessage());
    }
  }

  private static List<Entry> zipped(InputStream in) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String sha1 = entry.isDirectory() ? null : TarReader.sha1(zip, Long.MAX_VALUE);
        entries.add(new Entry(entry.getName(), entry.isDirectory(), sha1, null));
      }
    }
    return entries;
  }
}
