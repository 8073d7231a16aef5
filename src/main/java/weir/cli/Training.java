package weir.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/**
 * The run from which the JVM makes its AOT cache: touches what a real run over SSH will need,
 * without a host. Started by the launcher after a build.
 */
public final class Training {
  private static final String CLASS = ".class";

  private Training() {}

  /**
   * Loads every class of the program and its libraries, checks one playbook, and plays another
   * against this machine in check mode.
   */
  public static void main(String[] args) throws IOException {
    for (Path jar : jars(Path.of(System.getProperty("java.class.path")))) load(jar);
    warmCryptography();
    Main.run("run", "--syntax-check", args[0]);
    Main.run("run", "--check", "--diff", "-c", "local", "-i", "localhost,", args[1]);
  }

  /** The program's jar and those that its manifest names. */
  private static List<Path> jars(Path program) throws IOException {
    List<Path> jars = new ArrayList<>(List.of(program));
    try (JarFile jar = new JarFile(program.toFile())) {
      Manifest manifest = jar.getManifest();
      String libraries = manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (libraries == null) return jars;
      for (String library : List.of(libraries.split(" ", -1))) {
        Path file = program.resolveSibling(library.replace('/', File.separatorChar));
        if (file.toFile().isFile()) jars.add(file);
      }
    }
    return jars;
  }

  private static void load(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(CLASS) && !name.contains("-"))
          .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
          .forEach(Training::load);
    }
  }

  private static void load(String name) {
    try {
      Class.forName(name, false, Training.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError optional) {
      // Libraries have classes for other libraries that are not here; no run will load those
      // either.
      return;
    }
  }

  /** The providers and algorithms of a usual SSH handshake. */
  private static void warmCryptography() {
    try {
      for (String name : List.of("X25519", "Ed25519", "EC")) {
        KeyPairGenerator.getInstance(name).generateKeyPair();
      }
      for (String name : List.of("AES/CTR/NoPadding", "AES/GCM/NoPadding"))
        Cipher.getInstance(name);
      for (String name : List.of("HmacSHA256", "HmacSHA512")) Mac.getInstance(name);
    } catch (GeneralSecurityException missing) {
      System.err.println("training without " + missing.getMessage());
    }
  }
}
