package weir.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A digest of one content. */
public final class Digest {
  /** EVP_MAX_MD_SIZE. */
  private static final int MOST = 64;

  private static final MemorySegment NONE = MemorySegment.NULL;

  private final Functions functions;
  private final MemorySegment context;

  private Digest(Functions functions) {
    this.functions = functions;
    this.context = functions.library.owned("EVP_MD_CTX_new");
  }

  /**
   * By the name that Java gives it, such as SHA-1; empty where there is no libcrypto, or one that
   * refuses it.
   */
  public static Optional<Digest> of(String algorithm) {
    String name = "EVP_" + algorithm.replace("-", "").toLowerCase(Locale.ROOT);
    return Functions.FOUND.map(Digest::new).filter(digest -> digest.begins(name));
  }

  private boolean begins(String name) {
    try {
      return (int) functions.init.invokeExact(context, functions.library.made(name), NONE) == 1;
    } catch (Throwable e) {
      throw Libcrypto.broken(e);
    }
  }

  /** The next bytes. */
  public void update(byte[] bytes, int count) {
    MemorySegment segment = MemorySegment.ofArray(bytes).asSlice(0, count);
    try {
      Libcrypto.check((int) functions.update.invokeExact(context, segment, (long) count));
    } catch (Throwable e) {
      throw Libcrypto.broken(e);
    }
  }

  /** The digest of all bytes; to be asked for once. */
  public byte[] end() {
    byte[] bytes = new byte[MOST];
    int[] length = new int[1];
    try {
      Libcrypto.check(
          (int)
              functions.end.invokeExact(
                  context, MemorySegment.ofArray(bytes), MemorySegment.ofArray(length)));
    } catch (Throwable e) {
      throw Libcrypto.broken(e);
    }
    return Arrays.copyOf(bytes, length[0]);
  }

  /** The functions used, linked once. */
  private static final class Functions {
    static final Optional<Functions> FOUND =
        Libcrypto.freeingBy("EVP_MD_CTX_free").map(Functions::new);

    final Libcrypto library;
    final MethodHandle init;
    final MethodHandle update;
    final MethodHandle end;

    Functions(Libcrypto library) {
      this.library = library;
      this.init = library.function("EVP_DigestInit_ex", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
      this.update = library.function("EVP_DigestUpdate", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
      this.end = library.function("EVP_DigestFinal_ex", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    }
  }
}
