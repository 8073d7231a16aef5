package weir.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.cli.command.Options;

/** What all commands that work on hosts take, with ansible-playbook's names and meanings. */
final class RunOptions extends SourceOptions {
  @Nullable String user;
  @Nullable String privateKey;
  @Nullable String connection;
  int timeout;
  @Nullable String sshCommonArgs;
  @Nullable String sshExtraArgs;
  boolean acceptNewHostKeys;
  boolean askPass;
  boolean become;
  @Nullable String becomeMethod;
  @Nullable String becomeUser;
  boolean askBecomePass;
  @Nullable Path connectionPasswordFile;
  @Nullable Path becomePasswordFile;
  List<String> transferArgs = new ArrayList<>();

  @Override
  void describe(Options to) {
    super.describe(to);
    to.text("-u, --user", "USER", "Log in as this user where nothing else says so.", v -> user = v)
        .text("--private-key, --key-file", "FILE", "Log in with this key.", v -> privateKey = v)
        .text(
            "-c, --connection",
            "KIND",
            "How to reach hosts: ssh (default) or local.",
            v -> connection = v)
        .number(
            "-T, --timeout",
            "SECONDS",
            "For connecting and logging in (default: 10).",
            v -> timeout = v)
        .text(
            "--ssh-common-args",
            "ARGS",
            "Options of ssh, such as -o ProxyJump=HOST.",
            v -> sshCommonArgs = v)
        .text("--ssh-extra-args", "ARGS", "More options of ssh.", v -> sshExtraArgs = v)
        .flag(
            "--accept-new-host-keys",
            "Trust hosts whose key is not known yet. A changed key is refused all the same.",
            v -> acceptNewHostKeys = v)
        .flag("-k, --ask-pass", "Ask for the login password.", v -> askPass = v)
        .flag("-b, --become", "Work as another user, root unless told otherwise.", v -> become = v)
        .text("--become-method", "METHOD", "sudo (default), su or doas.", v -> becomeMethod = v)
        .text("--become-user", "USER", "Whom to become (default: root).", v -> becomeUser = v)
        .flag(
            "-K, --ask-become-pass",
            "Ask for the password that becoming another user needs.",
            v -> askBecomePass = v)
        .path(
            "--connection-password-file, --conn-pass-file",
            "FILE",
            "A file with the login password, or a program that prints it.",
            v -> connectionPasswordFile = v)
        .path(
            "--become-password-file, --become-pass-file",
            "FILE",
            "The same for the password that becoming another user needs.",
            v -> becomePasswordFile = v)
        .all(
            "--sftp-extra-args, --scp-extra-args",
            "ARGS",
            String.class,
            "Without effect: files go through the one connection.",
            transferArgs);
  }
}
