package compose.orchestrator.engine.docker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A wire over a unix or TCP socket. Interrupting a thread that uses it closes it. */
final class ChannelWire implements Wire {
  private final SocketChannel channel;

  private ChannelWire(SocketChannel channel) {
    this.channel = channel;
  }

  static Wire unix(String path) throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    return connect(channel, UnixDomainSocketAddress.of(path));
  }

  static Wire tcp(String host, int port) throws IOException {
    var address = new InetSocketAddress(host, port);
    if (address.isUnresolved()) {
      throw new IOException("the name " + host + " is not known");
    }
    return connect(SocketChannel.open(), address);
  }

  private static Wire connect(SocketChannel channel, SocketAddress address) throws IOException {
    try {
      channel.connect(address);
      return new ChannelWire(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public InputStream input() {
    return new ChannelInput(channel);
  }

  @Override
  public OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
    };
  }

  @Override
  public void closeOutput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
