package weir.connection.ssh;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;

/** A session that does not wait for the answer to its command's start: that saves a round trip. */
final class ExecSession extends SessionChannel {

  ExecSession(Connection connection) {
    super(connection);
  }

  void start(String command) throws IOException {
    open();
    sendChannelRequest("exec", true, new Buffer.PlainBuffer().putString(command));
  }
}
