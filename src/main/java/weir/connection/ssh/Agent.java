package weir.connection.ssh;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.schmizz.sshj.common.Buffer;

/** A client of {@code ssh-agent}: lists its keys and has it sign. One connection a question. */
final class Agent {
  private static final byte LIST = 11;
  private static final byte KEYS = 12;
  private static final byte SIGN = 13;
  private static final byte SIGNATURE = 14;
  private static final int RSA_SHA2_512 = 4;
  private static final int LARGEST = 256 * 1024;

  private final Path socket;

  Agent(Path socket) {
    this.socket = socket;
  }

  /** The keys it holds, in its order. */
  List<LoginKey> keys() throws IOException {
    var answer = ask(new Buffer.PlainBuffer().putByte(LIST), KEYS);
    List<LoginKey> keys = new ArrayList<>();
    int count = answer.readUInt32AsInt();
    for (int i = 0; i < count; i++) {
      byte[] blob = answer.readBytes();
      String comment = answer.readString();
      keys.add(new AgentKey(HostKey.of(blob), comment));
    }
    return keys;
  }

  private Buffer.PlainBuffer ask(Buffer.PlainBuffer question, byte expected) throws IOException {
    byte[] body = question.getCompactData();
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      var out = ByteBuffer.allocate(4 + body.length).putInt(body.length).put(body).flip();
      while (out.hasRemaining()) {
        channel.write(out);
      }
      int length = read(channel, 4).getInt();
      if (length < 1 || length > LARGEST) {
        throw new IOException("the ssh agent gave an answer of " + length + " bytes");
      }
      var answer = new Buffer.PlainBuffer(read(channel, length).array());
      if (answer.readByte() != expected) {
        throw new IOException("the ssh agent refused");
      }
      return answer;
    }
  }

  private static ByteBuffer read(SocketChannel channel, int length) throws IOException {
    var in = ByteBuffer.allocate(length);
    while (in.hasRemaining()) {
      if (channel.read(in) < 0) {
        throw new EOFException("the ssh agent closed the connection");
      }
    }
    return in.flip();
  }

  private final class AgentKey implements LoginKey {
    private final HostKey key;
    private final String comment;

    AgentKey(HostKey key, String comment) {
      this.key = key;
      this.comment = comment;
    }

    @Override
    public String name() {
      return "agent key " + key.fingerprint() + (comment.isEmpty() ? "" : " (" + comment + ")");
    }

    @Override
    public HostKey key() {
      return key;
    }

    @Override
    public boolean open() {
      return false;
    }

    @Override
    public byte[] sign(byte[] data) throws IOException {
      var question = new Buffer.PlainBuffer().putByte(SIGN);
      question.putString(key.blob()).putString(data);
      question.putUInt32(key.type().equals("ssh-rsa") ? RSA_SHA2_512 : 0);
      return ask(question, SIGNATURE).readBytes();
    }
  }
}
