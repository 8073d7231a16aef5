package weir.cli.start;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import weir.module.AnyModule;
import weir.module.ParamSpec;
import weir.module.ParamText;
import weir.modules.Modules;

/**
 * Makes one jar from the program's and its libraries', with each class {@link PlainCode}, and the
 * parameters of modules as texts.
 */
public final class StartJar {
  private static final String SERVICES = "META-INF/services/";

  private StartJar() {}

  /**
   * Writes the jar.
   *
   * @param args the program's jar and the file to write
   */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), Path.of(args[1]));
  }

  static void write(Path program, Path into) throws IOException {
    Manifest manifest = manifest(program);
    List<Path> jars = jars(program, manifest);
    manifest.getMainAttributes().remove(Attributes.Name.CLASS_PATH);
    Map<String, byte[]> entries = entries(jars);
    try (var loader = new URLClassLoader(urls(jars), null);
        OutputStream file = Files.newOutputStream(into);
        var out = new JarOutputStream(file, manifest)) {
      PlainCode plain = new PlainCode(loader);
      for (var entry : entries.entrySet()) {
        boolean code = entry.getKey().endsWith(".class");
        put(out, entry.getKey(), code ? plain.of(entry.getValue()) : entry.getValue());
      }
      for (AnyModule<?> module : Modules.all()) {
        String params = ParamText.write(ParamSpec.of(module.params()));
        put(out, ParamText.resource(module.params()), params.getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  /** Stored rather than deflated: what is not in the cache is read sooner. */
  private static void put(JarOutputStream out, String name, byte[] bytes) throws IOException {
    JarEntry entry = new JarEntry(name);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    entry.setMethod(JarEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    entry.setTime(0);
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  private static Manifest manifest(Path program) throws IOException {
    try (JarFile jar = new JarFile(program.toFile())) {
      return jar.getManifest();
    }
  }

  /** The program's jar and those that its manifest names. */
  private static List<Path> jars(Path program, Manifest manifest) {
    List<Path> jars = new ArrayList<>(List.of(program));
    String libraries = manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
    for (String library : libraries == null ? new String[0] : libraries.split(" ", -1)) {
      Path file = program.resolveSibling(library.replace('/', File.separatorChar));
      if (Files.isRegularFile(file)) jars.add(file);
    }
    return jars;
  }

  /** The first of each name counts, as on a class path; files that name services are joined. */
  private static Map<String, byte[]> entries(List<Path> jars) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    for (Path each : jars) {
      try (JarFile jar = new JarFile(each.toFile())) {
        for (JarEntry entry : jar.stream().toList()) {
          String name = entry.getName();
          if (entry.isDirectory() || !belongs(name)) continue;
          byte[] bytes = jar.getInputStream(entry).readAllBytes();
          entries.merge(
              name, bytes, (old, more) -> name.startsWith(SERVICES) ? join(old, more) : old);
        }
      }
    }
    return entries;
  }

  /** Variants for other JVMs, signatures and the manifests of the parts stay behind. */
  private static boolean belongs(String name) {
    return name.startsWith(SERVICES)
        || !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
  }

  private static byte[] join(byte[] first, byte[] second) {
    var both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.write('\n');
    both.writeBytes(second);
    return both.toByteArray();
  }

  private static URL[] urls(List<Path> jars) {
    return jars.stream().map(StartJar::url).toArray(URL[]::new);
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
