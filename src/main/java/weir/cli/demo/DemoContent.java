package weir.cli.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the demo's play needs beside the hosts.
 *
 * @param groups the inventory groups that all hosts are in
 * @param groupVariables YAML, the variables of each of these groups
 * @param variables extra variables of the play, for what a demo replaces by a stand-in
 * @param files laid into each host before the play
 * @param unit the service that the play sets up
 * @param health its health address, asked on the host itself
 * @param tunnel whether each host gets a tunnel to a stand-in of ngrok's edge
 */
public record DemoContent(
    List<String> groups,
    String groupVariables,
    Map<String, String> variables,
    List<HostFile> files,
    String unit,
    String health,
    boolean tunnel) {

  /**
   * A file for the hosts; it gets the owner root.
   *
   * @param source on this machine
   * @param destination absolute, on the host; its directory must be there
   * @param mode octal
   */
  public record HostFile(Path source, String destination, String mode) {}

  /** Checked and copied. */
  public DemoContent {
    groups = List.copyOf(groups);
    variables = Map.copyOf(variables);
    files = List.copyOf(files);
  }

  /** Nothing beside the hosts; the service of the playbook that comes with Weir. */
  public static DemoContent plain() {
    return new DemoContent(
        List.of("demo"),
        "",
        Map.of(),
        List.of(),
        "currents.service",
        "http://127.0.0.1:5555/health",
        false);
  }

  /** The playbook that comes with Weir, with a stand-in for what only ngrok has. */
  public static DemoContent currents() {
    return new DemoContent(
        List.of("currents"),
        Resource.text("services.yml"),
        Map.of(),
        List.of(),
        "currents.service",
        "http://127.0.0.1:5555/health",
        true);
  }
}
