package weir.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir exec}. */
@Command(
    name = "exec",
    description = "Run one module on hosts, ad hoc: a command unless told otherwise.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  weir exec all -i inventory -a uptime",
      "  weir exec web -i inventory -m shell -a 'df -h | tail -n 3'",
      "  weir exec 'web:!web3' -i inventory -b -m copy -a 'src=motd dest=/etc/motd' -CD",
      "  weir exec all -i inventory -m setup -a 'filter=ansible_distribution*'",
      "",
      "Exit codes: 0 all is well, 1 error, 2 a host failed or the call is wrong, 4 a host",
      "could not be reached, 99 interrupted."
    })
final class ExecCommand extends WeirCommand {

  @Parameters(
      paramLabel = "PATTERN",
      description = "Hosts, groups, or a pattern of them such as 'web:&rome' or all.")
  String pattern = "";

  @Option(
      names = {"-m", "--module-name"},
      paramLabel = "MODULE",
      description = "The module (default: command).")
  String module = "command";

  @Option(
      names = {"-a", "--args"},
      paramLabel = "ARGS",
      description = "Its arguments: NAME=VALUE pairs, free text, or JSON. Templates are evaluated.")
  String args = "";

  @Mixin RunOptions options = new RunOptions();

  @Mixin ForksOption many = new ForksOption();

  @Option(
      names = {"-C", "--check"},
      description = "Change nothing; say what would change.")
  boolean check;

  @Option(
      names = {"-D", "--diff"},
      description = "Show how files change.")
  boolean diff;

  @Option(
      names = {"-o", "--one-line"},
      description = "One line a host.")
  boolean oneLine;

  @Option(
      names = {"-B", "--background"},
      paramLabel = "SECONDS",
      description = "Run in the background on the hosts, and no longer than so many seconds.")
  int background;

  @Option(
      names = {"-P", "--poll"},
      paramLabel = "SECONDS",
      description = "With -B: 0 does not wait for the end (default: 15).")
  int poll = 15;

  @Option(names = "--list-hosts", description = "Only list the hosts.")
  boolean listHosts;

  @Option(
      names = "--playbook-dir",
      paramLabel = "DIRECTORY",
      description = "Where files, templates and group_vars are (default: the current directory).")
  Path playbookDirectory = Path.of("");

  @Override
  public Integer call() {
    return new Exec(this, err()).call();
  }
}
