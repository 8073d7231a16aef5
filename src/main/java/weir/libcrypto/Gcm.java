package weir.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import javax.crypto.AEADBadTagException;

/** AES in Galois/Counter Mode, of one key and one direction, for one thread at a time. */
public final class Gcm {
  /** Bytes of the tag, behind the text. */
  public static final int TAG = 16;

  private static final int GET_TAG = 0x10;
  private static final int SET_TAG = 0x11;
  private static final MemorySegment NONE = MemorySegment.NULL;
  private static final int SAME_DIRECTION = -1;

  private final Functions functions;
  private final MemorySegment context;
  private final boolean encrypts;
  private final MemorySegment length = MemorySegment.ofArray(new int[1]);

  private Gcm(Functions functions, boolean encrypts) {
    this.functions = functions;
    this.encrypts = encrypts;
    this.context = functions.library.owned("EVP_CIPHER_CTX_new", "EVP_CIPHER_CTX_free");
  }

  /** With a key of 16 or 32 bytes; empty where there is no libcrypto, or one that refuses it. */
  public static Optional<Gcm> of(boolean encrypts, byte[] key) {
    return Functions.FOUND
        .map(functions -> new Gcm(functions, encrypts))
        .filter(gcm -> gcm.takes(key));
  }

  private boolean takes(byte[] key) {
    MemorySegment cipher = functions.library.made("EVP_aes_" + key.length * 8 + "_gcm");
    return init(cipher, MemorySegment.ofArray(key), NONE, encrypts ? 1 : 0) == 1;
  }

  /** Begins a text: its nonce of 12 bytes, and what is authenticated without being encrypted. */
  public void begin(byte[] nonce, byte[] aad, int offset, int count) {
    Libcrypto.check(init(NONE, NONE, MemorySegment.ofArray(nonce), SAME_DIRECTION));
    update(NONE, MemorySegment.ofArray(aad).asSlice(offset, count), count);
  }

  /** Encrypts in place and puts the tag behind it, or checks the tag there and decrypts. */
  public void end(byte[] data, int offset, int count) throws AEADBadTagException {
    MemorySegment text = MemorySegment.ofArray(data).asSlice(offset, count);
    MemorySegment tag = MemorySegment.ofArray(data).asSlice(offset + count, TAG);
    if (!encrypts) {
      tag(SET_TAG, tag);
    }
    update(text, text, count);
    if (!finished()) {
      throw new AEADBadTagException("A packet is not what was sent");
    }
    if (encrypts) {
      tag(GET_TAG, tag);
    }
  }

  private int init(MemorySegment cipher, MemorySegment key, MemorySegment nonce, int direction) {
    try {
      return (int) functions.init.invokeExact(context, cipher, NONE, key, nonce, direction);
    } catch (Throwable e) {
      throw Libcrypto.broken(e);
    }
  }

  private void update(MemorySegment out, MemorySegment in, int count) {
    try {
      Libcrypto.check((int) functions.update.invokeExact(context, out, length, in, count));
    } catch (Throwable e) {
      throw Libcrypto.broken(e);
    }
  }

  private void tag(int command, MemorySegment tag) {
    try {
      Libcrypto.check((int) functions.control.invokeExact(context, command, TAG, tag));
    } catch (Throwable e) {
      throw Libcrypto.broken(e);
    }
  }

  private boolean finished() {
    // In this mode nothing is left to be written here.
    MemorySegment rest = MemorySegment.ofArray(new byte[TAG]);
    return Libcrypto.call(functions.end, context, rest, length) == 1;
  }

  /** The functions used, linked once. */
  private static final class Functions {
    static final Optional<Functions> FOUND = Libcrypto.FOUND.map(Functions::new);

    final Libcrypto library;
    final MethodHandle init;
    final MethodHandle update;
    final MethodHandle end;
    final MethodHandle control;

    Functions(Libcrypto library) {
      this.library = library;
      this.init =
          library.function(
              "EVP_CipherInit_ex", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
      this.update =
          library.function(
              "EVP_CipherUpdate", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT);
      this.end = library.function("EVP_CipherFinal_ex", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
      this.control =
          library.function("EVP_CIPHER_CTX_ctrl", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    }
  }
}
