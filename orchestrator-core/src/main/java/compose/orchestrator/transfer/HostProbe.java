package compose.orchestrator.transfer;

import compose.orchestrator.diagnostic.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks at an engine's host: what is at a path, how much room there is, which ports are taken. */
public final class HostProbe implements AutoCloseable {

  private static final String PATHS =
      """
      for path do
        at=.; state=
        old=$IFS; IFS=/; set -f
        for part in $path; do at=$at/$part; [ ! -L "$at" ] || state=link; done
        IFS=$old; set +f
        if [ -n "$state" ]; then :
        elif [ -d "$at" ]; then
          state=empty
          [ -z "$(ls -A "$at" | head -n 1)" ] || state=folder
        elif [ -e "$at" ]; then state=file
        else state=nothing; fi
        echo "$state"
      done
      """;

  private static final String SPACE =
      """
      for path do
        at=.$path
        while [ ! -d "$at" ]; do at=${at%/*}; done
        df -B1 --output=avail,target "$at" | tail -n 1
      done
      """;

  private static final List<String> PORTS =
      List.of("sh", "-c", "for p in tcp tcp6 udp udp6; do sed s/^/$p/ proc/1/net/$p; done");

  private static final String DIGESTS =
      """
      for path do
        if [ -f ".$path" ]; then sha256sum < ".$path" | cut -d' ' -f1; else echo; fi
      done
      """;

  /** The line before one of a host address names it. */
  private static final List<String> ADDRESSES =
      List.of(
          "sh", "-c", "sed -n '/-- /h; /32 host LOCAL/ {x; p; x}' proc/1/net/fib_trie | sort -u");

  private static final int PROTOCOL = 0;
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int HEXADECIMAL = 16;

  /** What is at a path of the host. */
  public enum At {
    /** Nothing. */
    NOTHING,
    /** A folder with nothing in it. */
    EMPTY,
    /** A folder with something in it. */
    FOLDER,
    /** Something that is no folder. */
    FILE,
    /** Not known: the path leads through a symbolic link. */
    LINK
  }

  /**
   * Room on a file system of the host.
   *
   * @param bytes that can still be written
   * @param fileSystem where it is mounted, as the probe sees it
   */
  public record Space(long bytes, String fileSystem) {}

  private final Side side;

  HostProbe(Side side) {
    this.side = side;
  }

  /** What is at each of the absolute paths. */
  public Map<String, At> at(Collection<String> paths) {
    var found = new TreeMap<String, At>();
    List<String> asked = List.copyOf(paths);
    List<String> lines = asked.isEmpty() ? List.of() : run(PATHS, asked);
    for (int i = 0; i < lines.size(); i++) {
      found.put(asked.get(i), At.valueOf(lines.get(i).toUpperCase(Locale.ROOT)));
    }
    return found;
  }

  /** Room where each of the absolute paths is, or would be made. */
  public Map<String, Space> space(Collection<String> paths) {
    var found = new TreeMap<String, Space>();
    List<String> asked = List.copyOf(paths);
    List<String> lines = asked.isEmpty() ? List.of() : run(SPACE, asked);
    for (int i = 0; i < lines.size(); i++) {
      String[] fields = lines.get(i).strip().split(" +", 2);
      found.put(asked.get(i), new Space(Long.parseLong(fields[0]), fields[1]));
    }
    return found;
  }

  /** SHA-256 of the files among these absolute paths that are there, in hexadecimal digits. */
  public Map<String, String> digests(Collection<String> paths) {
    var found = new TreeMap<String, String>();
    List<String> asked = List.copyOf(paths);
    List<String> lines = asked.isEmpty() ? List.of() : run(DIGESTS, asked);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty()) {
        found.put(asked.get(i), lines.get(i));
      }
    }
    return found;
  }

  /** Addresses of the host, those of its loopback left out. */
  public Collection<String> addresses() {
    var found = new TreeSet<String>();
    for (String line : lines(ADDRESSES)) {
      String address = line.substring(line.lastIndexOf(' ') + 1);
      if (!address.startsWith("127.")) {
        found.add(address);
      }
    }
    return found;
  }

  /** Ports of the host that somebody listens on, as {@code PORT/PROTOCOL}. */
  public Collection<String> ports() {
    var found = new TreeSet<String>();
    for (String line : lines(PORTS)) {
      String[] fields = line.strip().split(" +", -1);
      boolean tcp = line.startsWith("tcp");
      int colon = fields.length > STATE ? fields[ADDRESS].lastIndexOf(':') : -1;
      if (colon > 0 && (!tcp || fields[STATE].equals("0A"))) {
        int port = Integer.parseInt(fields[ADDRESS].substring(colon + 1), HEXADECIMAL);
        found.add(port + "/" + fields[PROTOCOL].substring(0, 3));
      }
    }
    return found;
  }

  private List<String> run(String script, List<String> arguments) {
    var command = new ArrayList<String>(List.of("sh", "-c", script, "sh"));
    command.addAll(arguments);
    return lines(command);
  }

  private List<String> lines(List<String> command) {
    var text = new StringBuilder();
    Tethered.Outcome outcome =
        side.helper()
            .run(
                command,
                null,
                (buffer, offset, length) ->
                    text.append(new String(buffer, offset, length, StandardCharsets.UTF_8)));
    if (outcome.exit() != 0) {
      throw new EngineException(
          "host-not-read", "cannot look at the engine's host: " + outcome.errors(), null);
    }
    return text.toString().lines().toList();
  }

  @Override
  public void close() {
    side.close();
  }
}
