package weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands that work on hosts take, with ansible-playbook's names and meanings. */
final class RunOptions extends SourceOptions {
  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER",
      description = "Log in as this user where nothing else says so.")
  @Nullable String user;

  @Option(
      names = {"--private-key", "--key-file"},
      paramLabel = "FILE",
      description = "Log in with this key.")
  @Nullable String privateKey;

  @Option(
      names = {"-c", "--connection"},
      paramLabel = "KIND",
      description = "How to reach hosts: ssh (default) or local.")
  @Nullable String connection;

  @Option(
      names = {"-T", "--timeout"},
      paramLabel = "SECONDS",
      description = "For connecting and logging in (default: 10).")
  int timeout;

  @Option(
      names = "--ssh-common-args",
      paramLabel = "ARGS",
      description = "Options of ssh, such as -o ProxyJump=HOST.")
  @Nullable String sshCommonArgs;

  @Option(names = "--ssh-extra-args", paramLabel = "ARGS", description = "More options of ssh.")
  @Nullable String sshExtraArgs;

  @Option(
      names = "--accept-new-host-keys",
      description =
          "Trust hosts whose key is not known yet. A changed key is refused all the same.")
  boolean acceptNewHostKeys;

  @Option(
      names = {"-k", "--ask-pass"},
      description = "Ask for the login password.")
  boolean askPass;

  @Option(
      names = {"-b", "--become"},
      description = "Work as another user, root unless told otherwise.")
  boolean become;

  @Option(
      names = "--become-method",
      paramLabel = "METHOD",
      description = "sudo (default), su or doas.")
  @Nullable String becomeMethod;

  @Option(
      names = "--become-user",
      paramLabel = "USER",
      description = "Whom to become (default: root).")
  @Nullable String becomeUser;

  @Option(
      names = {"-K", "--ask-become-pass"},
      description = "Ask for the password that becoming another user needs.")
  boolean askBecomePass;

  @Option(
      names = {"--connection-password-file", "--conn-pass-file"},
      paramLabel = "FILE",
      description = "A file with the login password, or a program that prints it.")
  @Nullable Path connectionPasswordFile;

  @Option(
      names = {"--become-password-file", "--become-pass-file"},
      paramLabel = "FILE",
      description = "The same for the password that becoming another user needs.")
  @Nullable Path becomePasswordFile;

  @Option(
      names = {"--sftp-extra-args", "--scp-extra-args"},
      paramLabel = "ARGS",
      description = "Without effect: files go through the one connection.")
  List<String> transferArgs = new ArrayList<>();
}
