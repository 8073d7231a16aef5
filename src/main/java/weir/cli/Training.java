package weir.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.jar.JarFile;
import javax.crypto.Cipher;
import javax.crypto.Mac;

/**
 * The run from which the JVM makes its AOT cache: takes the ways that real runs take. Started once
 * after a build.
 */
public final class Training {
  private static final List<String> SSH_PACKAGES =
      List.of("net/schmizz/", "com/hierynomus/", "weir/connection/ssh/");
  private static final String CLASS = ".class";

  private Training() {}

  /**
   * Checks one playbook, plays another against this machine in check mode, and a third for real.
   *
   * @param args the three playbooks, and the inventory of a host to be reached over SSH, if there
   *     is one
   */
  public static void main(String[] args) throws IOException {
    Main.run("--version");
    Main.run("run", "--syntax-check", args[0]);
    Main.run("run", "--check", "--diff", "-c", "local", "-i", "localhost,", args[1]);
    boolean overSsh =
        args.length > 3
            && Main.run("run", "--check", "-i", args[3], args[1]) != ExitCode.UNREACHABLE;
    if (overSsh) {
      Main.run("run", "-i", args[3], "-e", "by=training", args[2]);
    } else {
      load(Path.of(System.getProperty("java.class.path")));
      warmCryptography();
    }
  }

  /** What a run over SSH would load, and more. */
  private static void load(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(CLASS) && SSH_PACKAGES.stream().anyMatch(name::startsWith))
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
