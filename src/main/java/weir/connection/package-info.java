/**
 * What the engine needs of a way to a host: channels, and one long-lived {@code sh} for each
 * identity that answers framed requests. {@code connection.ssh} and {@code connection.local}
 * implement it.
 *
 * <p>Uses nothing.
 */
@org.jspecify.annotations.NullMarked
package weir.connection;
