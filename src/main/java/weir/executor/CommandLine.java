package weir.executor;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.connection.Secret;

/**
 * What the command line and the settings file say about connecting; variables and keywords win over
 * it.
 *
 * @param connection {@code -c}
 * @param user {@code -u}
 * @param port where sshd listens, null when nothing says so
 * @param sshArgs {@code --ssh-common-args} and the like, split into words
 */
public record CommandLine(
    @Nullable String connection,
    @Nullable String user,
    @Nullable String privateKeyFile,
    @Nullable Secret password,
    @Nullable Integer port,
    List<String> sshArgs,
    Duration timeout,
    boolean checkHostKeys,
    boolean become,
    @Nullable String becomeMethod,
    @Nullable String becomeUser,
    @Nullable String becomeExe,
    @Nullable String becomeFlags,
    @Nullable Secret becomePassword) {}
