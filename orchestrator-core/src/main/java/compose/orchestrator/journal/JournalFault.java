package compose.orchestrator.journal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Why a journal cannot be read or written, in words. */
public final class JournalFault {

  private JournalFault() {}

  /** What is wrong, with the file or folder where it is known. */
  public static String text(IOException e) {
    String file = e instanceof FileSystemException fault ? fault.getFile() : null;
    if (file == null) {
      return Objects.requireNonNullElse(e.getMessage(), "the disk does not say why");
    }
    return switch (e) {
      case NotDirectoryException _ -> file + " is no folder";
      case AccessDeniedException _ -> "this user may not use " + file;
      case NoSuchFileException _ -> file + " is not there";
      default -> Objects.requireNonNullElse(e.getMessage(), file);
    };
  }
}
