package compose.orchestrator.cli.command;

import compose.orchestrator.cli.option.Arguments;
import compose.orchestrator.diagnostic.UsageException;
import compose.orchestrator.loader.ByteSize;
import compose.orchestrator.migration.MigrationRequest;
import compose.orchestrator.transfer.Bandwidth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the user says about a move. */
final class MoveOptions {

  private MoveOptions() {}

  static MigrationRequest request(Session session, Arguments arguments) {
    String to = arguments.text("--to");
    if (to != null && !to.startsWith("/")) {
      throw arguments.complaint("--to: expected an absolute path, got '" + to + "'");
    }
    Map<String, String> paths = new LinkedHashMap<>();
    pairs(arguments, "--map-path")
        .forEach((from, target) -> {
          if (!target.startsWith("/")) {
            throw arguments.complaint(
                "--map-path: expected an absolute path, got '" + target + "'");
          }
          Path here = session.surroundings().directory().resolve(from).normalize();
          paths.put(here.toString(), Path.of(target).normalize().toString());
        });
    return new MigrationRequest(
        arguments.words().getLast(),
        to == null ? null : Path.of(to).normalize().toString(),
        pairs(arguments, "--set"),
        paths,
        pairs(arguments, "--map-port"),
        arguments.list("--dump").stream().distinct().sorted().toList());
  }

  /** A limit that may differ each time. */
  static Bandwidth bandwidth(Arguments arguments) {
    String given = arguments.text("--bandwidth");
    Long bytes = given == null ? Long.valueOf(0) : ByteSize.parse(given);
    if (bytes == null || (given != null && bytes <= 0)) {
      throw arguments.complaint(
          "--bandwidth: expected bytes in a second, such as 10m, got '" + given + "'");
    }
    return Bandwidth.of(bytes);
  }

  private static Map<String, String> pairs(Arguments arguments, String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : arguments.list(name)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw arguments.complaint(name + ": expected OLD=NEW, got '" + pair + "'");
      }
      pairs.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return Collections.unmodifiableMap(pairs);
  }

  /** Names and addresses by which this host is known. */
  static Set<String> addresses() {
    var addresses = new TreeSet<String>();
    try {
      Path name = Path.of("/proc/sys/kernel/hostname");
      if (Files.isReadable(name)) {
        addresses.add(Files.readString(name).strip());
      }
      for (NetworkInterface device : NetworkInterface.networkInterfaces().toList()) {
        for (InetAddress address : Collections.list(device.getInetAddresses())) {
          if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
            addresses.add(address.getHostAddress());
          }
        }
      }
    } catch (SocketException e) {
      throw new UsageException(
          "no-addresses", "cannot list this host's addresses: " + e.getMessage(), "see 'ip addr'");
    } catch (IOException e) {
      throw new UsageException(
          "no-host-name", "cannot read this host's name: " + e.getMessage(), "see 'hostname'");
    }
    return addresses;
  }
}
