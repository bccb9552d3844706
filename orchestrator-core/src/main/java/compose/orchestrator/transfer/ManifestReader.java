package compose.orchestrator.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what find prints about the files of a data set, a field ended by NUL after the other. */
final class ManifestReader {

  /** What find is to print: twelve fields a file. */
  static final String FORMAT = "%y\\0%s\\0%m\\0%U\\0%G\\0%T@\\0%C@\\0%D\\0%i\\0%n\\0%p\\0%l\\0";

  private static final int FIELDS = 12;
  private static final int OCTAL = 8;
  private static final long SECOND = 1_000_000_000L;
  private static final int NANOSECOND_DIGITS = 9;

  private record Identity(long device, long inode, String root) {}

  private final Parts parts;
  private final ByteSink rest;
  private boolean ended;
  private final ByteArrayOutputStream field = new ByteArrayOutputStream();
  private final List<String> fields = new ArrayList<>(FIELDS);
  private final List<FileEntry> files = new ArrayList<>();
  private final List<String> sockets = new ArrayList<>();

  /**
   * Reads files.
   *
   * @param parts whose files they are
   * @param rest takes what comes after them, with an empty field between
   */
  ManifestReader(Parts parts, ByteSink rest) {
    this.parts = parts;
    this.rest = rest;
  }

  /** Takes the next bytes. */
  void accept(byte[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (ended) {
        rest.accept(buffer, i, offset + length - i);
        return;
      }
      if (buffer[i] != 0) {
        field.write(buffer[i]);
        continue;
      }
      ended = fields.isEmpty() && field.size() == 0;
      if (ended) {
        continue;
      }
      fields.add(field.toString(StandardCharsets.ISO_8859_1));
      field.reset();
      if (fields.size() == FIELDS) {
        read();
        fields.clear();
      }
    }
  }

  private void read() {
    FileType type = FileType.of(fields.get(0));
    String path = fields.get(10);
    if (type == null) {
      sockets.add(path);
      return;
    }
    boolean linked = type != FileType.FOLDER && Long.parseLong(fields.get(9)) > 1;
    files.add(
        new FileEntry(
            path,
            type,
            type == FileType.FILE ? Long.parseLong(fields.get(1)) : 0,
            Integer.parseInt(fields.get(2), OCTAL),
            Long.parseLong(fields.get(3)),
            Long.parseLong(fields.get(4)),
            nanoseconds(fields.get(5)),
            nanoseconds(fields.get(6)),
            Long.parseLong(fields.get(7)),
            Long.parseLong(fields.get(8)),
            fields.get(11),
            linked ? path : null,
            null,
            null));
  }

  /** Seconds with a fraction, to nanoseconds; digits beyond these are always zeroes. */
  static long nanoseconds(String text) {
    int point = text.indexOf('.');
    long seconds = Long.parseLong(point < 0 ? text : text.substring(0, point)) * SECOND;
    long fraction = 0;
    for (int i = 1; i <= NANOSECOND_DIGITS; i++) {
      boolean there = point >= 0 && point + i < text.length();
      fraction = fraction * 10 + (there ? text.charAt(point + i) - '0' : 0);
    }
    return text.startsWith("-") ? seconds - fraction : seconds + fraction;
  }

  /** All that was read; files whose other links are outside of the data set are linked to none. */
  Manifest manifest() {
    Map<Identity, List<FileEntry>> groups = new HashMap<>();
    for (FileEntry file : files) {
      if (file.sharedWith() != null) {
        groups.computeIfAbsent(identity(file), _ -> new ArrayList<>()).add(file);
      }
    }
    var all = new ArrayList<FileEntry>(files.size());
    for (FileEntry file : files) {
      List<FileEntry> group = groups.get(identity(file));
      all.add(file.sharedWith() == null || group == null ? file : file.sharedWith(first(group)));
    }
    return Manifest.of(all);
  }

  private Identity identity(FileEntry file) {
    return new Identity(file.device(), file.inode(), parts.root(file.path()));
  }

  private static @Nullable String first(List<FileEntry> group) {
    if (group.size() == 1) {
      return null;
    }
    String first = group.getFirst().path();
    for (FileEntry file : group) {
      first = file.path().compareTo(first) < 0 ? file.path() : first;
    }
    return first;
  }

  /** Paths of sockets, which are in no manifest. */
  List<String> sockets() {
    return List.copyOf(sockets);
  }
}
