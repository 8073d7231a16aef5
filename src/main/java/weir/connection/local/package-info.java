/**
 * The machine Weir runs on, as a host and as a place for small commands; the only user of {@link
 * ProcessBuilder}. Uses {@code connection}.
 */
@org.jspecify.annotations.NullMarked
package weir.connection.local;
