package compose.orchestrator.engine.docker;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A wire over the standard input and output of a process: ssh to the engine's host. */
final class ProcessWire implements Wire {
  private static final int KEPT_ERROR_BYTES = 4096;

  private final Process process;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final Thread errorReader;
  private final Pipe pipe;
  private volatile boolean heard;

  private ProcessWire(Process process) throws IOException {
    this.process = process;
    this.pipe = Pipe.open();
    this.errorReader = Thread.ofVirtual().unstarted(this::readErrors);
  }

  static Wire ssh(EngineAddress address) throws IOException {
    boolean shares = address.sockets() != null && !sharesByItself(address);
    var wire = new ProcessWire(new ProcessBuilder(command(address, shares)).start());
    wire.errorReader.start();
    Thread.ofVirtual().start(wire::forward);
    return wire;
  }

  /** Whether the user's settings share connections: one may be open that nobody can open anew. */
  private static boolean sharesByItself(EngineAddress address) throws IOException {
    List<String> command = login(address);
    command.addAll(List.of("-G", "--", address.host()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String settings = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return settings.lines().anyMatch(line -> line.startsWith("controlpath "));
  }

  private static List<String> login(EngineAddress address) {
    List<String> command = new ArrayList<>(List.of("ssh"));
    if (!address.user().isEmpty()) {
      command.addAll(List.of("-l", address.user()));
    }
    if (address.port() > 0) {
      command.addAll(List.of("-p", Integer.toString(address.port())));
    }
    return command;
  }

  /**
   * The call of ssh.
   *
   * @param shares whether it becomes the connection that the next ones go through, until a minute
   *     after the last
   */
  static List<String> command(EngineAddress address, boolean shares) {
    List<String> command = login(address);
    if (shares) {
      command.addAll(List.of("-o", "ControlMaster=auto", "-o", "ControlPersist=60"));
      command.addAll(List.of("-o", "ControlPath=" + address.sockets() + "/orchestrator-%C"));
      // One whose line is lost would hold all that come after it: it ends after 75 seconds.
      command.addAll(List.of("-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=5"));
    }
    command.addAll(List.of("-o", "ConnectTimeout=30", "-T", "--", address.host(), "docker"));
    if (!address.path().isEmpty() && !address.path().equals("/")) {
      command.addAll(List.of("--host", "unix://" + address.path()));
    }
    command.addAll(List.of("system", "dial-stdio"));
    return command;
  }

  private void readErrors() {
    try (InputStream stream = process.getErrorStream()) {
      byte[] buffer = new byte[1024];
      for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
        synchronized (errors) {
          errors.write(buffer, 0, Math.max(0, Math.min(n, KEPT_ERROR_BYTES - errors.size())));
        }
      }
    } catch (IOException _) {
      // The process has ended: what it said so far is kept.
    }
  }

  /** What the process said on its standard error. */
  private String errorText() {
    try {
      errorReader.join(500);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    synchronized (errors) {
      return errors.toString(StandardCharsets.UTF_8).strip();
    }
  }

  /** Goes through a pipe of Java's own: reading a process cannot be interrupted, a pipe can. */
  private void forward() {
    try (OutputStream target = Channels.newOutputStream(pipe.sink());
        InputStream stream = process.getInputStream()) {
      byte[] buffer = new byte[16 * 1024];
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        target.write(buffer, 0, count);
        heard = true;
      }
    } catch (IOException _) {
      // The wire was closed, or its reader was interrupted.
    }
  }

  @Override
  public InputStream input() {
    return new FilterInputStream(new ChannelInput(pipe.source())) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count < 0 && !heard) {
          throw new IOException("ssh ended: " + errorText());
        }
        return count;
      }
    };
  }

  @Override
  public OutputStream output() {
    OutputStream stream = process.getOutputStream();
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
          stream.write(bytes, offset, length);
          stream.flush();
        } catch (IOException e) {
          throw new IOException("ssh ended: " + errorText(), e);
        }
      }
    };
  }

  @Override
  public void closeOutput() throws IOException {
    process.getOutputStream().close();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    pipe.source().close();
  }
}
