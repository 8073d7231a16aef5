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

  private final SymbolLookup symbols;
  private final MethodHandle free;

  private Libcrypto(SymbolLookup symbols, String free) {
    this.symbols = symbols;
    this.free =
        Linker.nativeLinker()
            .downcallHandle(symbols.findOrThrow(free), FunctionDescriptor.ofVoid(ADDRESS));
  }

  /** With the function that frees what {@link #owned} gives; empty where it cannot be used. */
  static Optional<Libcrypto> freeingBy(String free) {
    for (String name : NAMES) {
      try {
        Libcrypto found = new Libcrypto(SymbolLookup.libraryLookup(name, Arena.global()), free);
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
  MemorySegment owned(String name) {
    return made(name).reinterpret(Arena.ofAuto(), this::free);
  }

  private void free(MemorySegment context) {
    try {
      free.invokeExact(context);
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
