package weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.cli.command.Options;

/** What all commands that read an inventory take, with Ansible's names and meanings. */
class SourceOptions {
  List<String> inventory = new ArrayList<>();
  @Nullable String limit;
  List<String> extraVars = new ArrayList<>();
  List<Path> vaultPasswordFiles = new ArrayList<>();
  List<String> vaultIds = new ArrayList<>();
  boolean askVaultPass;
  int verbosity;

  void describe(Options to) {
    to.all(
            "-i, --inventory",
            "SOURCE",
            String.class,
            "Inventory file, directory, script, or comma-separated hosts. Repeatable.",
            inventory)
        .text(
            "-l, --limit",
            "PATTERN",
            "Only these of the inventory's hosts; @FILE reads names from a file.",
            v -> limit = v)
        .all(
            "-e, --extra-vars",
            "VARS",
            String.class,
            "Variables over all others: NAME=VALUE, YAML or JSON, or @FILE. Repeatable.",
            extraVars)
        .all(
            "--vault-password-file, --vault-pass-file",
            "FILE",
            Path.class,
            "A file with the password of encrypted files, or a program that prints it.",
            vaultPasswordFiles)
        .all(
            "--vault-id",
            "LABEL@SOURCE",
            String.class,
            "The password of one vault id: a file, a program, or 'prompt'. Repeatable.",
            vaultIds)
        .flag(
            "-J, --ask-vault-pass, --ask-vault-password",
            "Ask for the password of encrypted files.",
            v -> askVaultPass = v)
        .count("-v, --verbose", "Say more; up to four times.", times -> verbosity = times);
  }
}
