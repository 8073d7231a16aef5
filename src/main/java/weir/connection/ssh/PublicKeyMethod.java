package weir.connection.ssh;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/**
 * Logs in with one key, at the cost of one of the server's tries: sshj's own method offers an RSA
 * key once for each algorithm. An open key signs at once, which saves a round trip.
 */
final class PublicKeyMethod extends AbstractAuthMethod {
  private final LoginKey key;

  PublicKeyMethod(LoginKey key) {
    super("publickey");
    this.key = key;
  }

  @Override
  protected SSHPacket buildReq() throws UserAuthException {
    return key.open() ? signed() : request(false);
  }

  @Override
  public void handle(Message message, SSHPacket packet)
      throws UserAuthException, TransportException {
    if (message == Message.USERAUTH_60) {
      params.getTransport().write(signed());
    } else {
      super.handle(message, packet);
    }
  }

  private SSHPacket request(boolean signed) throws UserAuthException {
    SSHPacket packet = super.buildReq();
    packet.putBoolean(signed).putString(key.algorithm()).putString(key.key().blob());
    return packet;
  }

  private SSHPacket signed() throws UserAuthException {
    SSHPacket packet = request(true);
    byte[] data =
        new Buffer.PlainBuffer()
            .putString(params.getTransport().getSessionID())
            .putBuffer(packet)
            .getCompactData();
    try {
      packet.putString(key.sign(data));
      return packet;
    } catch (IOException e) {
      throw new UserAuthException(String.valueOf(e.getMessage()), e);
    }
  }
}
