package compose.orchestrator.cli.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A way to an Engine of this machine by ssh, with keys and settings of its own: whoever comes in
 * finds that Engine as DOCKER_HOST.
 */
final class SshServer implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/sbin/sshd");
  private static final Shell TOOLS = new Shell(Shell.ROOT, Map.of());

  private final Path folder;
  private final int port;
  private final Process process;

  /** Whether the program is there, and may be run. */
  static boolean isPossible() {
    return Files.isExecutable(PROGRAM) && System.getProperty("user.name").equals("root");
  }

  /** Starts one on the loopback address. */
  SshServer(String engine) throws IOException {
    folder = Files.createTempDirectory("ssh");
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    for (String key : List.of("host", "client")) {
      String file = folder.resolve(key).toString();
      TOOLS.run(List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file)).succeeded();
    }
    write("server.conf", server(engine));
    write("client.conf", client());
    write("known", "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host.pub")));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path ssh = bin.resolve("ssh");
    Files.writeString(ssh, "#!/bin/sh\nexec /usr/bin/ssh -F " + folder + "/client.conf \"$@\"\n");
    Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.createDirectories(Path.of("/run/sshd")); // which it wants to be there, and empty
    process =
        new ProcessBuilder(PROGRAM.toString(), "-D", "-f", folder + "/server.conf")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    awaitPort();
  }

  private String server(String engine) {
    return """
    ListenAddress 127.0.0.1
    Port PORT
    HostKey FOLDER/host
    AuthorizedKeysFile FOLDER/client.pub
    PidFile none
    StrictModes no
    UsePAM no
    PasswordAuthentication no
    PermitRootLogin prohibit-password
    MaxSessions 100
    MaxStartups 100
    SetEnv DOCKER_HOST=ENGINE
    """
        .replace("PORT", "" + port)
        .replace("FOLDER", folder.toString())
        .replace("ENGINE", engine);
  }

  private String client() {
    return """
    BatchMode yes
    IdentitiesOnly yes
    IdentityFile FOLDER/client
    UserKnownHostsFile FOLDER/known
    GlobalKnownHostsFile none
    """
        .replace("FOLDER", folder.toString());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void awaitPort() {
    for (int i = 0; i < 100 && process.isAlive(); i++) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return;
      } catch (IOException _) {
        pause();
      }
    }
    throw new AssertionError("sshd did not start: see " + folder.resolve("log"));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** How a move names the host behind it. */
  String host() {
    return "ssh://root@127.0.0.1:" + port;
  }

  /** With which a command gets in. */
  Map<String, String> environment() {
    String path = folder.resolve("bin") + ":" + System.getenv("PATH");
    return Map.of("PATH", path, "XDG_RUNTIME_DIR", folder.toString());
  }

  /** Ends all programs that have come in, without a chance. */
  void killClients() {
    ProcessHandle.allProcesses().filter(this::isClient).forEach(ProcessHandle::destroyForcibly);
  }

  private boolean isClient(ProcessHandle one) {
    try {
      String words = Files.readString(Path.of("/proc/" + one.pid() + "/cmdline"));
      boolean ours = words.contains(folder + "/client.conf") || words.contains(folder + "/orch");
      return ours && one.info().command().orElse("").endsWith("/ssh");
    } catch (IOException _) {
      return false; // it has ended
    }
  }

  @Override
  public void close() {
    killClients();
    process.destroy();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
