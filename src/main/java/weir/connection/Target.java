package weir.connection;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a host is and how to log in, as the inventory and the command line say it. What is null is
 * left to ssh_config and then to OpenSSH's defaults.
 *
 * @param name the inventory's name of the host, for messages
 * @param address host name or address ({@code ansible_host}), the name when not set
 * @param privateKeyFile {@code ansible_ssh_private_key_file} or {@code --private-key}
 * @param password {@code ansible_password}
 * @param sshArgs options as people put them in {@code ansible_ssh_common_args}, split into words
 * @param timeout for connecting, handshake and login together
 * @param checkHostKey false for {@code host_key_checking = False}
 */
public record Target(
    String name,
    String address,
    @Nullable Integer port,
    @Nullable String user,
    @Nullable String privateKeyFile,
    @Nullable Secret password,
    List<String> sshArgs,
    Duration timeout,
    boolean checkHostKey) {

  /** Keeps a copy of the arguments. */
  public Target {
    sshArgs = List.copyOf(sshArgs);
  }
}
