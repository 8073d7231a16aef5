package weir.template.filter;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Bytes;
import weir.template.value.Encodings;
import weir.template.value.Text;
import weir.template.value.ValueException;

/** Digests, base64, UUIDs, password hashes. */
final class DigestFilters {
  static final Set<String> NAMES =
      Set.of(
          "hash", "md5", "sha1", "checksum", "b64encode", "b64decode", "to_uuid", "password_hash");
  private static final String NAMESPACE = "361e6d51-faec-444a-9079-341386da8e2e";

  private DigestFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    String text = Text.str(input);
    return switch (name) {
      case "md5" -> hash("md5", Bytes.of(input));
      case "sha1" -> hash("sha1", Bytes.of(input));
      case "checksum" -> {
        if (a.get(0, "hash_func", null) != null) {
          throw new ValueException("the hash function of 'checksum' cannot be named");
        }
        yield hash("sha1", Bytes.of(input));
      }
      case "hash" -> hash(a.text(0, "hashtype", "sha1"), Bytes.of(input));
      case "b64encode" ->
          Base64.getEncoder()
              .encodeToString(
                  input instanceof Bytes
                      ? Bytes.of(input)
                      : text.getBytes(Encodings.of(a.text(0, "encoding", "utf-8"))));
      case "b64decode" -> {
        byte[] bytes = Base64Text.decode(text);
        Charset charset = Encodings.of(a.text(0, "encoding", "utf-8"));
        yield charset.equals(StandardCharsets.UTF_8)
            ? Base64Text.utf8(bytes)
            : new String(bytes, charset);
      }
      case "to_uuid" -> uuid(text, a.text(0, "namespace", NAMESPACE));
      case "password_hash" ->
          PasswordHash.of(TextInput.of(input, "secret must be unicode or bytes, not %s"), a);
      default -> throw new ValueException("the filter '%s' is not supported".formatted(name));
    };
  }

  private static @Nullable String algorithm(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "md5" -> "MD5";
      case "sha1", "sha-1" -> "SHA-1";
      case "sha224", "sha-224", "sha2-224" -> "SHA-224";
      case "sha256", "sha-256", "sha2-256" -> "SHA-256";
      case "sha384", "sha-384", "sha2-384" -> "SHA-384";
      case "sha512", "sha-512", "sha2-512" -> "SHA-512";
      case "sha512_224", "sha512-224", "sha2-512/224" -> "SHA-512/224";
      case "sha512_256", "sha512-256", "sha2-512/256" -> "SHA-512/256";
      case "sha3_224", "sha3-224" -> "SHA3-224";
      case "sha3_256", "sha3-256" -> "SHA3-256";
      case "sha3_384", "sha3-384" -> "SHA3-384";
      case "sha3_512", "sha3-512" -> "SHA3-512";
      default -> null;
    };
  }

  static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new ValueException("unsupported hash type " + algorithm);
    }
  }

  private static String hash(String name, byte[] bytes) {
    String algorithm = algorithm(name);
    if (algorithm == null && !name.equals("blake2b") && !name.equals("blake2s")) {
      throw new ValueException("unsupported hash type " + name);
    }
    byte[] digest =
        algorithm == null ? Blake2.digest(bytes, name.equals("blake2b")) : digest(algorithm, bytes);
    return HexFormat.of().formatHex(digest);
  }

  /** A name-based UUID with SHA-1, version 5. */
  private static String uuid(String text, String namespace) {
    UUID space;
    try {
      space = UUID.fromString(namespace);
    } catch (IllegalArgumentException e) {
      throw new ValueException("Invalid value '%s' for 'namespace'".formatted(namespace));
    }
    byte[] name = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer all = ByteBuffer.allocate(16 + name.length);
    all.putLong(space.getMostSignificantBits()).putLong(space.getLeastSignificantBits()).put(name);
    ByteBuffer digest = ByteBuffer.wrap(digest("SHA-1", all.array()));
    long high = (digest.getLong() & ~0xf000L) | 0x5000L;
    long low = (digest.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
