package weir.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A digest that libcrypto works out. */
public final class Digest extends MessageDigest {
  /** EVP_MAX_MD_SIZE. */
  private static final int MOST = 64;

  private static final MemorySegment NONE = MemorySegment.NULL;

  private final Functions functions;
  private final MemorySegment context;
  private final MemorySegment kind;

  private Digest(Functions functions, String algorithm) {
    super(algorithm);
    this.functions = functions;
    this.context = functions.library.owned("EVP_MD_CTX_new", "EVP_MD_CTX_free");
    this.kind =
        functions.library.made("EVP_" + algorithm.replace("-", "").toLowerCase(Locale.ROOT));
  }

  /**
   * By the name that Java gives it, such as SHA-1; empty where there is no libcrypto, or one that
   * refuses it.
   */
  public static Optional<MessageDigest> of(String algorithm) {
    return Functions.FOUND
        .map(functions -> new Digest(functions, algorithm))
        .filter(digest -> digest.begin() == 1)
        .map(digest -> digest);
  }

  private int begin() {
    return Libcrypto.call(functions.init, context, kind, NONE);
  }

  @Override
  protected void engineUpdate(byte one) {
    engineUpdate(new byte[] {one}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] bytes, int offset, int count) {
    MemorySegment segment = MemorySegment.ofArray(bytes).asSlice(offset, count);
    try {
      Libcrypto.check((int) functions.update.invokeExact(context, segment, (long) count));
    } catch (Throwable e) {
      throw Libcrypto.broken(e);
    }
  }

  @Override
  protected byte[] engineDigest() {
    byte[] bytes = new byte[MOST];
    int[] length = new int[1];
    MemorySegment into = MemorySegment.ofArray(bytes);
    Libcrypto.check(Libcrypto.call(functions.end, context, into, MemorySegment.ofArray(length)));
    engineReset();
    return Arrays.copyOf(bytes, length[0]);
  }

  @Override
  protected void engineReset() {
    Libcrypto.check(begin());
  }

  /** The functions used, linked once. */
  private static final class Functions {
    static final Optional<Functions> FOUND = Libcrypto.FOUND.map(Functions::new);

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
