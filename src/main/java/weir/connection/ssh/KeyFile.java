package weir.connection.ssh;

import com.hierynomus.sshj.key.KeyAlgorithm;
import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.Base64;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.SSHRuntimeException;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.password.PasswordFinder;
import net.schmizz.sshj.userauth.password.Resource;
import org.jspecify.annotations.Nullable;
import weir.connection.Secret;

/**
 * A private key in a file: OpenSSH's own format, or PEM. The public half is read without the
 * passphrase, so that nobody is asked for a key the server would not take.
 */
final class KeyFile implements LoginKey {
  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int TRIES = 3;

  private final Path path;
  private final String text;
  private final HostKey key;
  private final boolean encrypted;
  private final Prompts prompts;
  private @Nullable PrivateKey unlocked;
  private @Nullable IOException refused;

  private KeyFile(Path path, String text, HostKey key, boolean encrypted, Prompts prompts) {
    this.path = path;
    this.text = text;
    this.key = key;
    this.encrypted = encrypted;
    this.prompts = prompts;
  }

  /** Reads the file, null when it does not exist. */
  static @Nullable KeyFile read(Path path, Prompts prompts) throws IOException {
    try {
      String text = Files.readString(path, StandardCharsets.ISO_8859_1);
      if (text.contains("-----BEGIN OPENSSH PRIVATE KEY-----")) {
        return openSsh(path, text, prompts);
      }
      if (text.contains("ENCRYPTED")) {
        throw new IOException(
            "it is an encrypted PEM file; convert it with: ssh-keygen -p -f " + path);
      }
      if (!text.contains("PRIVATE KEY-----")) {
        throw new IOException("it is no private key");
      }
      KeyProvider provider = provider(new PKCS8KeyFile(), text, null);
      return new KeyFile(path, text, HostKey.of(provider.getPublic()), false, prompts);
    } catch (NoSuchFileException e) {
      return null;
    } catch (SSHRuntimeException | IllegalArgumentException e) {
      throw new IOException("it cannot be read as a private key", e);
    }
  }

  private static KeyFile openSsh(Path path, String text, Prompts prompts) throws IOException {
    String body = text.replaceAll("(?s)-----BEGIN[^\n]*\n|-----END.*", "");
    var buffer = new Buffer.PlainBuffer(Base64.getMimeDecoder().decode(body));
    buffer.readRawBytes(new byte[MAGIC.length]);
    String cipher = buffer.readString();
    buffer.readString();
    buffer.readBytes();
    buffer.readUInt32();
    HostKey key = HostKey.of(buffer.readBytes());
    return new KeyFile(path, text, key, !cipher.equals("none"), prompts);
  }

  private static KeyProvider provider(
      FileKeyProvider format, String text, @Nullable PasswordFinder passphrase) {
    format.init(new StringReader(text), passphrase);
    return format;
  }

  @Override
  public String name() {
    return path.toString();
  }

  @Override
  public HostKey key() {
    return key;
  }

  @Override
  public synchronized boolean open() {
    return !encrypted || unlocked != null;
  }

  @Override
  public byte[] sign(byte[] data) throws IOException {
    KeyAlgorithm algorithm = Algorithms.key(algorithm());
    if (algorithm == null) {
      throw new IOException("keys of type " + key.type() + " are not supported");
    }
    var signature = algorithm.newSignature();
    try {
      signature.initSign(unlock());
      signature.update(data);
      return LoginKey.signature(signature.getSignatureName(), signature.encode(signature.sign()));
    } catch (SSHRuntimeException e) {
      throw new IOException("the key cannot sign", e);
    }
  }

  private synchronized PrivateKey unlock() throws IOException {
    if (refused != null) {
      throw refused;
    }
    if (unlocked == null) {
      try {
        unlocked = encrypted ? decrypt() : privateKey(null);
      } catch (IOException e) {
        refused = e;
        throw e;
      }
    }
    return unlocked;
  }

  private PrivateKey decrypt() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      Secret passphrase = prompts.passphrase(path, i > 0);
      if (passphrase == null) {
        throw new IOException("its passphrase is not known; add the key to an ssh agent");
      }
      PrivateKey key = decrypted(passphrase);
      if (key != null) {
        return key;
      }
    }
    throw new IOException("the passphrase was wrong");
  }

  private @Nullable PrivateKey decrypted(Secret passphrase) {
    try {
      return privateKey(passphrase);
    } catch (IOException | SSHRuntimeException e) {
      return null;
    }
  }

  private PrivateKey privateKey(@Nullable Secret passphrase) throws IOException {
    FileKeyProvider format =
        text.contains("BEGIN OPENSSH") ? new OpenSSHKeyV1KeyFile() : new PKCS8KeyFile();
    return provider(format, text, passphrase == null ? null : new Once(passphrase)).getPrivate();
  }

  private record Once(Secret passphrase) implements PasswordFinder {
    @Override
    public char[] reqPassword(@Nullable Resource<?> resource) {
      return passphrase.reveal().toCharArray();
    }

    @Override
    public boolean shouldRetry(@Nullable Resource<?> resource) {
      return false;
    }
  }
}
