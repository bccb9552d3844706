package compose.orchestrator.transfer;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A large file that both sides have: only the parts that differ are sent, so a transfer that was
 * cut off goes on where it was, and a database of which little changed is sent little of.
 */
final class LargeFile {

  /** Bytes of a part. */
  static final int PART = 4 * 1024 * 1024;

  /** Ranges for one run of a command, far below what an argument list can hold. */
  private static final int MOST_RANGES = 2000;

  private static final long SECOND = 1_000_000_000L;

  /** The path comes with all unusual bytes escaped; the last x keeps line breaks at its end. */
  private static final String PATH = "f=$(printf '%bx' \"$1\"); f=${f%x}; shift; ";

  private static final String DIGESTS =
      PATH + "exec split -b " + PART + " --filter=sha256sum -- \"$f\"";

  private static final String READ =
      PATH
          + "while [ $# -gt 0 ]; do dd if=\"$f\" bs="
          + PART
          + " skip=$1 count=$2 iflag=fullblock status=none || exit 1; shift 2; done";

  private static final String WRITE =
      PATH
          + "while [ $# -gt 0 ]; do dd of=\"$f\" bs="
          + PART
          + " seek=$1 count=$2 conv=notrunc iflag=fullblock status=none || exit 1; shift 2; done";

  /** The owner comes first: changing it takes bits off the mode. */
  private static final String FINISH =
      PATH
          + "truncate -s \"$1\" -- \"$f\" && chown \"$2\" -- \"$f\" && chmod \"$3\" -- \"$f\""
          + " && touch -m -d \"@$4\" -- \"$f\"";

  private final FileEntry file;
  private final Side source;
  private final Side target;

  LargeFile(FileEntry file, Side source, Side target) {
    this.file = file;
    this.source = source;
    this.target = target;
  }

  /** Makes the target's file equal to the source's. */
  void send(Flow flow) {
    List<Range> ranges = ranges(digests(source), digests(target));
    for (int from = 0; from < ranges.size(); from += MOST_RANGES) {
      send(ranges.subList(from, Math.min(ranges.size(), from + MOST_RANGES)), flow);
    }
    finish();
  }

  /**
   * Parts that follow each other.
   *
   * @param first number of the first part, from 0
   * @param count how many
   */
  record Range(long first, long count) {}

  /** The parts of the source that the target has not, or has otherwise. */
  static List<Range> ranges(List<String> source, List<String> target) {
    var ranges = new ArrayList<Range>();
    int at = 0;
    while (at < source.size()) {
      int from = at;
      while (at < source.size()
          && (at >= target.size() || !source.get(at).equals(target.get(at)))) {
        at++;
      }
      if (at > from) {
        ranges.add(new Range(from, at - from));
      }
      at++;
    }
    return ranges;
  }

  private List<String> digests(Side side) {
    var text = new StringBuilder();
    Tethered.Outcome outcome =
        side.helper()
            .run(
                shell(DIGESTS),
                null,
                (buffer, offset, length) ->
                    text.append(new String(buffer, offset, length, StandardCharsets.ISO_8859_1)));
    if (outcome.exit() != 0) {
      throw side.failed("read", outcome);
    }
    return text.toString().lines().toList();
  }

  private void send(List<Range> ranges, Flow flow) {
    flow.through(
        output -> {
          Tethered.Outcome outcome = source.helper().run(shell(READ, ranges), null, output);
          if (outcome.exit() != 0) {
            throw source.failed("read", outcome);
          }
        },
        input -> write(ranges, input));
  }

  private void write(List<Range> ranges, InputStream input) {
    Tethered.Outcome outcome = target.helper().run(shell(WRITE, ranges), input, ByteSink.NONE);
    if (outcome.exit() != 0) {
      throw target.failed("write", outcome);
    }
  }

  private void finish() {
    long seconds = Math.floorDiv(file.modified(), SECOND);
    String fraction = Long.toString(SECOND + Math.floorMod(file.modified(), SECOND)).substring(1);
    var command = new ArrayList<String>(shell(FINISH));
    command.add(Long.toString(file.size()));
    command.add(file.uid() + ":" + file.gid());
    command.add(Integer.toOctalString(file.mode()));
    command.add(seconds + "." + fraction);
    Tethered.Outcome outcome = target.helper().run(command, null, ByteSink.NONE);
    if (outcome.exit() != 0) {
      throw target.failed("write", outcome);
    }
  }

  private List<String> shell(String script) {
    return List.of("sh", "-c", script, "sh", escaped(file.path()));
  }

  private List<String> shell(String script, List<Range> ranges) {
    var command = new ArrayList<String>(shell(script));
    for (Range range : ranges) {
      command.add(Long.toString(range.first()));
      command.add(Long.toString(range.count()));
    }
    return command;
  }

  /** As printf's %b reads it: a command line can carry text only, and names are bytes. */
  static String escaped(String path) {
    var text = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if ((c >= '0' && c <= '9')
          || (c >= 'A' && c <= 'Z')
          || (c >= 'a' && c <= 'z')
          || "./_-".indexOf(c) >= 0) {
        text.append(c);
      } else {
        text.append("\\0").append((char) ('0' + (c >> 6 & 3)));
        text.append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
      }
    }
    return text.toString();
  }
}
