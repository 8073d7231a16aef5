/**
 * Hosts over SSH; the only user of sshj. Known hosts, keys, agent and ssh_config are our own. Uses
 * {@code connection} and {@code libcrypto}.
 */
@org.jspecify.annotations.NullMarked
package weir.connection.ssh;
