package compose.orchestrator.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * The files of all operations: a folder for each project, a file for each operation. Command lines
 * may hold passwords, so only their owner may read them.
 */
public final class Journals {

  /** Operations kept of each project. */
  public static final int KEPT = 100;

  private static final String ENDING = ".journal";
  private static final int TIME_DIGITS = 11;

  private final Path folder;
  private final InstantSource clock;
  private final ProcessIdentity self;

  /**
   * Journals below a folder, which need not be there.
   *
   * @param folder the user's folder for the state of this tool
   * @param self this process
   */
  public Journals(Path folder, InstantSource clock, ProcessIdentity self) {
    this.folder = folder;
    this.clock = clock;
    this.self = self;
  }

  /** This process. */
  public ProcessIdentity self() {
    return self;
  }

  /** A new id; greater than those of before. */
  public String newId() {
    HexFormat hex = HexFormat.of();
    long millis = clock.millis();
    return hex.toHexDigits(millis, TIME_DIGITS)
        + hex.toHexDigits(ThreadLocalRandom.current().nextLong(), 3);
  }

  /**
   * Begins to take down an operation.
   *
   * @param id from {@link #newId}; an operation over two engines gives both the same
   * @throws IOException where the file cannot be made
   */
  public OperationJournal begin(String id, String project, String directory, List<String> words)
      throws IOException {
    Path files = folder.resolve(project);
    makeFolder(files);
    bound(files);
    Instant now = clock.instant();
    var header = new OperationHeader(id, project, directory, self, now, List.copyOf(words));
    return new OperationJournal(
        JournalFile.append(make(files.resolve(id + ENDING))), header, clock, 0);
  }

  /**
   * Goes on with taking down an operation that another process has begun; begins where there is
   * nothing of it here.
   *
   * @throws IOException where the file cannot be read or written
   */
  public OperationJournal goOn(String id, String project, String directory, List<String> words)
      throws IOException {
    Path file = folder.resolve(project).resolve(id + ENDING);
    OperationRecord before = Files.exists(file) ? JournalReader.read(file, self) : null;
    if (before == null) {
      Files.deleteIfExists(file);
      return begin(id, project, directory, words);
    }
    int phases = before.nodes().isEmpty() ? 0 : before.nodes().getLast().phase();
    Instant now = clock.instant();
    var header = new OperationHeader(id, project, directory, self, now, List.copyOf(words));
    return new OperationJournal(JournalFile.reopen(file), header, clock, phases);
  }

  private static void makeFolder(Path files) throws IOException {
    requireFolder(existing(files));
    if (Files.getFileStore(existing(files)).supportsFileAttributeView("posix")) {
      var owner =
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
      Files.createDirectories(files, owner);
    } else {
      Files.createDirectories(files);
    }
  }

  /** Below anything else there is no telling whether something is there. */
  private static void requireFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    }
    if (!Files.isExecutable(path)) {
      throw new AccessDeniedException(path.toString());
    }
  }

  private static Path existing(Path path) {
    Path at = path.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  private static Path make(Path file) throws IOException {
    Files.createFile(file);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return file;
  }

  private static void bound(Path files) throws IOException {
    List<Path> all = sorted(files);
    for (int i = 0; i <= all.size() - KEPT; i++) {
      Files.deleteIfExists(all.get(i));
    }
  }

  private static List<Path> sorted(Path files) throws IOException {
    Path there = existing(files);
    requireFolder(there);
    if (!there.equals(files.toAbsolutePath())) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(files)) {
      return all.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    }
  }

  /**
   * The operations of a project, oldest first.
   *
   * @throws IOException where the files cannot be read
   * @throws compose.orchestrator.diagnostic.UsageException where one was damaged
   */
  public List<OperationRecord> of(String project) throws IOException {
    var operations = new ArrayList<OperationRecord>();
    for (Path file : sorted(folder.resolve(project))) {
      OperationRecord operation = JournalReader.read(file, self);
      if (operation != null) {
        operations.add(operation);
      }
    }
    return operations;
  }

  /** Takes down that a later operation went on with this one. */
  public void resumed(OperationHeader header) throws IOException {
    Path file = folder.resolve(header.project()).resolve(header.id() + ENDING);
    try (JournalFile journal = JournalFile.reopen(file)) {
      journal.add(List.of("end", OperationOutcome.RESUMED.text(), Long.toString(clock.millis())));
    }
  }
}
