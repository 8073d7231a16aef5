package weir.cli.demo;

/**
 * A running demo host.
 *
 * @param name of the container and of the host
 * @param port of its sshd on 127.0.0.1
 * @param hostKeys its public host keys, one a line
 */
record DemoHost(String name, int port, String hostKeys) {}
