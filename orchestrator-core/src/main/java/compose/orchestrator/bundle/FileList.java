package compose.orchestrator.bundle;

import compose.orchestrator.transfer.FileEntry;
import compose.orchestrator.transfer.FileType;
import compose.orchestrator.transfer.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files of a data set as bytes: an empty field, then fourteen fields a file, each ended by NUL.
 * Lists that were written before attributes were compared have no empty field, and thirteen a file.
 */
final class FileList {

  private static final int FIELDS = 14;
  private static final int WITHOUT_ATTRIBUTES = 13;

  private FileList() {}

  static byte[] bytes(Manifest manifest) {
    var bytes = new ByteArrayOutputStream();
    field(bytes, "");
    for (FileEntry file : manifest.files()) {
      field(bytes, file.path());
      field(bytes, String.valueOf(file.type().letter()));
      field(bytes, Long.toString(file.size()));
      field(bytes, Integer.toString(file.mode()));
      field(bytes, Long.toString(file.uid()));
      field(bytes, Long.toString(file.gid()));
      field(bytes, Long.toString(file.modified()));
      field(bytes, Long.toString(file.changed()));
      field(bytes, Long.toString(file.device()));
      field(bytes, Long.toString(file.inode()));
      field(bytes, file.target());
      field(bytes, Objects.requireNonNullElse(file.sharedWith(), ""));
      field(bytes, Objects.requireNonNullElse(file.digest(), ""));
      field(bytes, Objects.requireNonNullElse(file.attributes(), ""));
    }
    return bytes.toByteArray();
  }

  private static void field(ByteArrayOutputStream bytes, String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(0);
  }

  /**
   * Reads it.
   *
   * @throws IOException if it is no such list
   */
  static Manifest read(byte[] bytes) throws IOException {
    var files = new ArrayList<FileEntry>();
    boolean hasAttributes = bytes.length > 0 && bytes[0] == 0;
    int ofFile = hasAttributes ? FIELDS : WITHOUT_ATTRIBUTES;
    var fields = new ArrayList<String>(FIELDS);
    int start = hasAttributes ? 1 : 0;
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        fields.add(new String(bytes, start, i - start, StandardCharsets.ISO_8859_1));
        start = i + 1;
        if (fields.size() == ofFile) {
          files.add(file(fields));
          fields.clear();
        }
      }
    }
    if (!fields.isEmpty() || start != bytes.length) {
      throw new IOException("the list of files ends in the middle of one");
    }
    return Manifest.of(files);
  }

  private static FileEntry file(List<String> fields) throws IOException {
    FileType type = FileType.of(fields.get(1));
    if (type == null) {
      throw new IOException("the list of files has a file of kind '" + fields.get(1) + "'");
    }
    try {
      return new FileEntry(
          fields.get(0),
          type,
          Long.parseLong(fields.get(2)),
          Integer.parseInt(fields.get(3)),
          Long.parseLong(fields.get(4)),
          Long.parseLong(fields.get(5)),
          Long.parseLong(fields.get(6)),
          Long.parseLong(fields.get(7)),
          Long.parseLong(fields.get(8)),
          Long.parseLong(fields.get(9)),
          fields.get(10),
          orNull(fields.get(11)),
          orNull(fields.get(12)),
          fields.size() == FIELDS ? fields.get(13) : null);
    } catch (NumberFormatException e) {
      throw new IOException("the list of files has a number that is none", e);
    }
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
