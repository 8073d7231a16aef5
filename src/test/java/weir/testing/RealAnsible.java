package weir.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real Ansible, from Debian's package: installed where it is missing, never skipped. */
public final class RealAnsible {
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "ANSIBLE_NOCOLOR", "1",
          "ANSIBLE_NOCOWS", "1",
          "ANSIBLE_PIPELINING", "True",
          "ANSIBLE_JINJA2_NATIVE", "True",
          "ANSIBLE_PYTHON_INTERPRETER", "/usr/bin/python3",
          "LC_ALL", "C.UTF-8");

  private RealAnsible() {}

  /** Makes sure it is there; fails with a sentence where it cannot be had. */
  public static void install() {
    if (works("ansible-playbook", "--version")) {
      return;
    }
    boolean installed =
        Files.exists(Path.of("/usr/bin/apt-get"))
            && "root".equals(System.getProperty("user.name"))
            && works("apt-get", "update")
            && works("apt-get", "install", "-y", "--no-install-recommends", "ansible-core")
            && works("ansible-playbook", "--version");
    assertTrue(
        installed,
        "This test compares Weir with ansible-playbook, which is not here. On Debian, as root, it"
            + " installs the package ansible-core by itself; elsewhere install that first.");
  }

  /** Runs {@code ansible-playbook}. */
  public static WeirProcess.Ended playbook(String... args) {
    List<String> command = new ArrayList<>(List.of("ansible-playbook"));
    command.addAll(List.of(args));
    return WeirProcess.run(command, ENVIRONMENT);
  }

  private static boolean works(String... command) {
    try {
      return WeirProcess.run(List.of(command), Map.of("DEBIAN_FRONTEND", "noninteractive")).status()
          == 0;
    } catch (UncheckedIOException _) {
      return false;
    }
  }
}
