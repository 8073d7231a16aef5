package weir.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The texts through which Weir, Ansible and ssh find the demo hosts, with strict host keys. */
final class ClientFiles {
  private ClientFiles() {}

  static String inventory(
      DemoDirectory directory,
      List<DemoHost> hosts,
      List<String> groups,
      Map<String, Map<String, String>> hostVariables) {
    StringBuilder text =
        new StringBuilder("# Written by `weir demo` at each start.\nall:\n  vars:\n");
    String known = "-o StrictHostKeyChecking=yes -o UserKnownHostsFile=" + directory.knownHosts();
    variable(text, "ansible_user", "ubuntu");
    variable(text, "ansible_ssh_private_key_file", directory.key().toString());
    variable(text, "ansible_ssh_common_args", known);
    text.append("  hosts:\n");
    for (DemoHost host : hosts) {
      text.append("    ").append(host.name()).append(":\n");
      text.append("      ansible_host: 127.0.0.1\n");
      text.append("      ansible_port: ").append(host.port()).append('\n');
      new TreeMap<>(hostVariables.getOrDefault(host.name(), Map.of()))
          .forEach((name, value) -> text.append("      " + name + ": " + quoted(value) + "\n"));
    }
    if (!groups.isEmpty()) text.append("  children:\n");
    for (String group : groups) {
      text.append("    ").append(group).append(":\n      hosts:\n");
      for (DemoHost host : hosts) text.append("        ").append(host.name()).append(":\n");
    }
    return text.toString();
  }

  static String knownHosts(List<DemoHost> hosts) {
    StringBuilder text = new StringBuilder();
    for (DemoHost host : hosts) text.append(SshKey.knownHosts(host.port(), host.hostKeys()));
    return text.toString();
  }

  static String sshConfig(DemoDirectory directory, List<DemoHost> hosts) {
    StringBuilder text = new StringBuilder();
    for (DemoHost host : hosts) {
      text.append("Host ").append(host.name()).append('\n');
      text.append("  HostName 127.0.0.1\n  Port ").append(host.port()).append('\n');
    }
    return text.append("Host *\n  User ubuntu\n  IdentitiesOnly yes\n  StrictHostKeyChecking yes\n")
        .append("  IdentityFile \"" + directory.key() + "\"\n")
        .append("  UserKnownHostsFile \"" + directory.knownHosts() + "\"\n")
        .toString();
  }

  static String variables(Map<String, String> variables) {
    if (variables.isEmpty()) return "{}\n";
    StringBuilder text = new StringBuilder();
    new TreeMap<>(variables)
        .forEach((name, value) -> text.append(name + ": " + quoted(value) + "\n"));
    return text.toString();
  }

  private static void variable(StringBuilder text, String name, String value) {
    text.append("    ").append(name).append(": ").append(quoted(value)).append('\n');
  }

  /** YAML's single quotes know one escape; a line break needs the double ones. */
  private static String quoted(String value) {
    if (!value.contains("\n")) return "'" + value.replace("'", "''") + "'";
    String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped + '"';
  }
}
