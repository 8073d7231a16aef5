/**
 * OpenSSL's libcrypto, for what is large: the JVM's own ciphers and digests are slow in a run that
 * is too short for its second compiler. Of each there is one of the JDK's to fall back on.
 *
 * <p>Uses nothing; the only user of foreign functions.
 */
@org.jspecify.annotations.NullMarked
package weir.libcrypto;
