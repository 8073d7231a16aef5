package weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands that read an inventory take, with Ansible's names and meanings. */
class SourceOptions {
  @Option(
      names = {"-i", "--inventory"},
      paramLabel = "SOURCE",
      description = "Inventory file, directory, script, or comma-separated hosts. Repeatable.")
  List<String> inventory = new ArrayList<>();

  @Option(
      names = {"-l", "--limit"},
      paramLabel = "PATTERN",
      description = "Only these of the inventory's hosts; @FILE reads names from a file.")
  @Nullable String limit;

  @Option(
      names = {"-e", "--extra-vars"},
      paramLabel = "VARS",
      description = "Variables over all others: NAME=VALUE, YAML or JSON, or @FILE. Repeatable.")
  List<String> extraVars = new ArrayList<>();

  @Option(
      names = {"--vault-password-file", "--vault-pass-file"},
      paramLabel = "FILE",
      description = "A file with the password of encrypted files, or a program that prints it.")
  List<Path> vaultPasswordFiles = new ArrayList<>();

  @Option(
      names = "--vault-id",
      paramLabel = "LABEL@SOURCE",
      description = "The password of one vault id: a file, a program, or 'prompt'. Repeatable.")
  List<String> vaultIds = new ArrayList<>();

  @Option(
      names = {"-J", "--ask-vault-pass", "--ask-vault-password"},
      description = "Ask for the password of encrypted files.")
  boolean askVaultPass;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more; up to four times.")
  boolean[] verbose = {};

  int verbosity() {
    return verbose.length;
  }
}
