package weir.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import weir.cli.command.Command;
import weir.cli.command.Options;

/** {@code weir exec}. */
final class ExecCommand implements Command {
  String pattern = "";
  String module = "command";
  String args = "";
  RunOptions options = new RunOptions();
  ForksOption many = new ForksOption();
  boolean check;
  boolean diff;
  boolean oneLine;
  int background;
  int poll = 15;
  boolean listHosts;
  Path playbookDirectory = Path.of("");

  @Override
  public void describe(Options to) {
    to.description("Run one module on hosts, ad hoc: a command unless told otherwise.")
        .parameter(
            "1",
            "PATTERN",
            "Hosts, groups, or a pattern of them such as 'web:&rome' or all.",
            v -> pattern = v)
        .text("-m, --module-name", "MODULE", "The module (default: command).", v -> module = v)
        .text(
            "-a, --args",
            "ARGS",
            "Its arguments: NAME=VALUE pairs, free text, or JSON. Templates are evaluated.",
            v -> args = v);
    options.describe(to);
    many.describe(to);
    to.flag("-C, --check", "Change nothing; say what would change.", v -> check = v)
        .flag("-D, --diff", "Show how files change.", v -> diff = v)
        .flag("-o, --one-line", "One line a host.", v -> oneLine = v)
        .number(
            "-B, --background",
            "SECONDS",
            "Run in the background on the hosts, and no longer than so many seconds.",
            v -> background = v)
        .number(
            "-P, --poll",
            "SECONDS",
            "With -B: 0 does not wait for the end (default: 15).",
            v -> poll = v)
        .flag("--list-hosts", "Only list the hosts.", v -> listHosts = v)
        .path(
            "--playbook-dir",
            "DIRECTORY",
            "Where files, templates and group_vars are (default: the current directory).",
            v -> playbookDirectory = v);
    to.footer(
        "",
        "Examples:",
        "  weir exec all -i inventory -a uptime",
        "  weir exec web -i inventory -m shell -a 'df -h | tail -n 3'",
        "  weir exec 'web:!web3' -i inventory -b -m copy -a 'src=motd dest=/etc/motd' -CD",
        "  weir exec all -i inventory -m setup -a 'filter=ansible_distribution*'",
        "",
        "Exit codes: 0 all is well, 1 error, 2 a host failed or the call is wrong, 4 a host",
        "could not be reached, 99 interrupted.");
  }

  @Override
  public int run(CommandLine line) {
    return new Exec(this, line.getErr()).call();
  }
}
