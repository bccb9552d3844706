package compose.orchestrator.transfer;

import compose.orchestrator.diagnostic.EngineException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One or several data sets on an engine, opened. What is known about contents is kept: a file that
 * has not changed since is not read again. For one thread at a time.
 */
public final class Side implements AutoCloseable {

  private static final List<String> DIGESTS = List.of("xargs", "-0", "-r", "sha256sum", "-z", "--");

  /**
   * What scan prints, and digests and a list of attributes for files that changed after a time,
   * with an empty field between, and one after the last. Started ahead, it waits for its input to
   * end.
   */
  private static final String SCAN_CHANGED =
      "read -r _; time=$1; format=$2; shift 2;"
          + " find \"$@\" -printf \"$format\" && printf '\\0'"
          + " && find \"$@\" -type f -newerct \"@$time\" -print0 | xargs -0 -r sha256sum -z --"
          + " && printf '\\0' && find \"$@\" ! -type s -newerct \"@$time\" -print0 | "
          + FurtherAttributes.LIST
          + " && printf '\\0'";

  private static final long SECOND = 1_000_000_000L;

  private static final List<String> REMOVE = List.of("xargs", "-0", "-r", "rm", "-rf", "--");

  private static final List<String> PACK =
      List.of(
          "tar",
          "-c",
          "-f",
          "-",
          "--format=posix",
          "--pax-option=delete=atime,delete=ctime",
          "--sparse",
          "--xattrs",
          "--xattrs-include=*",
          "--acls",
          "--numeric-owner",
          "--no-recursion",
          "--null",
          "-T",
          "-");

  private static final List<String> UNPACK =
      List.of(
          "tar",
          "-x",
          "-v",
          "--quoting-style=escape",
          "-f",
          "-",
          "-p",
          "--same-owner",
          "--xattrs",
          "--xattrs-include=*",
          "--acls",
          "--numeric-owner",
          "--delay-directory-restore");

  private final Parts parts;
  private final Helper helper;
  private final KnownContents known = new KnownContents();
  private final Map<List<String>, Armed> armed = new ConcurrentHashMap<>();
  private List<String> sockets = List.of();

  Side(Parts parts, Helper helper) {
    this.parts = parts;
    this.helper = helper;
  }

  /** What is opened; the first of several. */
  public DataSet data() {
    return parts.data().getFirst();
  }

  /** All that is opened. */
  public Parts parts() {
    return parts;
  }

  Helper helper() {
    return helper;
  }

  /** Sockets that the last scan has met: they are not copied. */
  public List<String> sockets() {
    return sockets;
  }

  /**
   * Looks at all files. Digests are there for files that have not changed since they were computed.
   *
   * @throws EngineException where not even the folder can be read
   */
  public Manifest scan() {
    var command = new ArrayList<String>(List.of("find"));
    command.addAll(parts.roots());
    command.addAll(List.of("-printf", ManifestReader.FORMAT));
    return scan(command, ByteSink.NONE);
  }

  private Manifest scan(List<String> command, ByteSink rest) {
    var reader = new ManifestReader(parts, rest);
    Tethered.Outcome outcome = run(command, null, reader::accept);
    Manifest found = reader.manifest();
    // What vanishes meanwhile makes find complain, and is not there: that is as it should be.
    for (String root : parts.roots()) {
      if (found.get(root) == null) {
        throw failed("read", outcome);
      }
    }
    sockets = reader.sockets();
    return known.isEmpty() ? found : Manifest.of(found.files().stream().map(known::read).toList());
  }

  /** Looks at all files and reads all of those that were not read since they changed. */
  public Manifest scanContents() {
    Map<String, String> digests = new HashMap<>();
    var listed = new AttributeList();
    Manifest found = scan(changed(), new DigestReader(digests, listed));
    read(found, digests);
    Map<String, String> attributes = attributes(found, listed);
    var files = new ArrayList<FileEntry>(found.files().size());
    for (FileEntry file : found.files()) {
      String path = file.path();
      files.add(
          known.isSure(file)
              ? file
              : file.withContents(digests.get(path), attributes.getOrDefault(path, "")));
    }
    known.replace(files);
    return Manifest.of(files);
  }

  private void read(Manifest found, Map<String, String> digests) {
    var unread = new ArrayList<String>();
    for (FileEntry file : found.files()) {
      boolean isRead = known.isSure(file) || digests.containsKey(file.path());
      if (file.type() == FileType.FILE && !isRead) {
        unread.add(file.path());
      }
    }
    if (!unread.isEmpty()) {
      helper.run(DIGESTS, list(unread), new DigestReader(digests, ByteSink.NONE));
    }
  }

  /** Of all files of which they are not surely known; those that have none are left out. */
  private Map<String, String> attributes(Manifest found, AttributeList listed) {
    long newest = known.newest();
    var unlisted = new ArrayList<String>();
    for (FileEntry file : found.files()) {
      boolean isListed = listed.isComplete() && file.changed() > newest;
      if (!isListed && !known.isSure(file)) {
        unlisted.add(file.path());
      }
    }
    if (!unlisted.isEmpty()) {
      helper.run(FurtherAttributes.LISTING, list(unlisted), listed);
    }
    var reader = new FurtherAttributes();
    if (!listed.paths().isEmpty()) {
      helper.run(FurtherAttributes.RECORDS, list(listed.paths()), reader);
    }
    return reader.digests();
  }

  /** Looks at all files and reads those that changed after what is known, all at first. */
  private List<String> changed() {
    long newest = known.newest();
    String fraction = Long.toString(SECOND + newest % SECOND).substring(1);
    String time = newest / SECOND + "." + fraction;
    var command =
        new ArrayList<String>(List.of("sh", "-c", SCAN_CHANGED, "sh", time, ManifestReader.FORMAT));
    command.addAll(parts.roots());
    return command;
  }

  /**
   * Writes files as a tar archive.
   *
   * @return what tar complained about, such as a file that changed meanwhile; empty for nothing
   */
  public String pack(Collection<FileEntry> files, ByteSink archive) {
    var paths = new ArrayList<String>(files.size());
    files.forEach(file -> paths.add(file.path()));
    return run(PACK, list(paths), archive).errors();
  }

  /**
   * Unpacks a tar archive over what is there.
   *
   * @param names hears of each file that was written
   * @throws EngineException where something cannot be written
   */
  public void unpack(InputStream archive, Runnable names) {
    Tethered.Outcome outcome =
        run(
            UNPACK,
            archive,
            (buffer, offset, length) -> {
              for (int i = offset; i < offset + length; i++) {
                if (buffer[i] == '\n') {
                  names.run();
                }
              }
            });
    if (outcome.exit() != 0) {
      throw failed("write", outcome);
    }
  }

  /** Removes files, and folders with all below them. */
  public void remove(List<String> paths) {
    Tethered.Outcome outcome = run(REMOVE, list(paths), ByteSink.NONE);
    if (outcome.exit() != 0) {
      throw failed("remove files of", outcome);
    }
  }

  EngineException failed(String verb, Tethered.Outcome outcome) {
    String words = outcome.errors().isEmpty() ? "no reason was given" : outcome.errors();
    return new EngineException(
        "data-not-" + (verb.equals("read") ? "read" : "written"),
        "cannot " + verb + " " + parts + " (exit code " + outcome.exit() + "): " + words,
        isFull(words) ? "make room where the data is to be, and repeat the command" : null);
  }

  private static boolean isFull(String words) {
    return words.contains("No space left") || words.contains("Wrote only");
  }

  private static InputStream list(Collection<String> paths) {
    var bytes = new ByteArrayOutputStream();
    for (String path : paths) {
      bytes.writeBytes(path.getBytes(StandardCharsets.ISO_8859_1));
      bytes.write(0);
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  /** Starts what reads this side for the last time, so that it only waits for a word. */
  void armToRead() {
    arm(List.of(changed(), PACK));
  }

  /** Starts what writes to this side for the last time, and then reads it. */
  void armToWrite() {
    arm(List.of(REMOVE, UNPACK, changed()));
  }

  private void arm(List<List<String>> commands) {
    disarm();
    for (List<String> command : commands) {
      armed.put(command, new Armed((input, output) -> helper.run(command, input, output)));
    }
  }

  private void disarm() {
    armed.values().forEach(Armed::close);
    armed.clear();
  }

  private Tethered.Outcome run(List<String> command, @Nullable InputStream input, ByteSink output) {
    Armed waiting = armed.remove(command);
    return waiting != null && waiting.isWaiting()
        ? waiting.run(input, output)
        : helper.run(command, input, output);
  }

  @Override
  public void close() {
    disarm();
    helper.close();
  }
}
