package weir.libcrypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The library as this machine has it. Used are functions that OpenSSL 1.1.1 and 3 share; their
 * manual pages are EVP_EncryptInit(3), EVP_DigestInit(3) and OPENSSL_init_crypto(3). To find it and
 * to link its functions takes some 100 ms, so nobody asks before there are megabytes of work.
 */
@SuppressWarnings("restricted")
final class Libcrypto {
  private static final List<String> NAMES = List.of("libcrypto.so.3", "libcrypto.so.1.1");

  /** OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT: nothing that openssl.cnf asks for. */
  private static final long PLAIN = 0x80L | 0x80000L;

  /** Empty where it cannot be used. */
  static final Optional<Libcrypto> FOUND = find();

  private final SymbolLookup symbols;

  private Libcrypto(SymbolLookup symbols) {
    this.symbols = symbols;
  }

  private static Optional<Libcrypto> find() {
    for (String name : NAMES) {
      try {
        Libcrypto found = new Libcrypto(SymbolLookup.libraryLookup(name, Arena.global()));
        MethodHandle begin = found.function("OPENSSL_init_crypto", JAVA_INT, JAVA_LONG, ADDRESS);
        return (int) begin.invokeExact(PLAIN, MemorySegment.NULL) == 1
            ? Optional.of(found)
            : Optional.empty();
      } catch (IllegalArgumentException
          | NoSuchElementException
          | IllegalCallerException
          | UnsupportedOperationException _) {
        // Not this one.
      } catch (Throwable e) {
        throw broken(e);
      }
    }
    return Optional.empty();
  }

  /** A function that may be given arrays of Java; it must return at once. */
  MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
    return Linker.nativeLinker()
        .downcallHandle(
            symbols.findOrThrow(name),
            FunctionDescriptor.of(result, parameters),
            Linker.Option.critical(true));
  }

  /** What a function without parameters returns. */
  MemorySegment made(String name) {
    try {
      return (MemorySegment) function(name, ADDRESS).invokeExact();
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** The same, freed when nobody can reach it any more: keys do not outlive their connection. */
  MemorySegment owned(String name, String free) {
    MethodHandle handle =
        Linker.nativeLinker()
            .downcallHandle(symbols.findOrThrow(free), FunctionDescriptor.ofVoid(ADDRESS));
    return made(name).reinterpret(Arena.ofAuto(), context -> free(handle, context));
  }

  private static void free(MethodHandle handle, MemorySegment context) {
    try {
      handle.invokeExact(context);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** What a function of three addresses answers. */
  static int call(MethodHandle function, MemorySegment a, MemorySegment b, MemorySegment c) {
    try {
      return (int) function.invokeExact(a, b, c);
    } catch (Throwable e) {
      throw broken(e);
    }
  }

  /** What a function that answers 1 has answered instead. */
  static void check(int answer) {
    if (answer != 1) {
      throw new IllegalStateException("libcrypto answered " + answer + ". This is a bug in Weir.");
    }
  }

  static IllegalStateException broken(Throwable cause) {
    return new IllegalStateException("libcrypto was called wrongly. This is a bug in Weir.", cause);
  }
}
